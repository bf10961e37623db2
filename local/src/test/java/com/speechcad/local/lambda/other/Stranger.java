package com.speechcad.local.lambda.other;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** A bean of another function that stands on the same class path. */
@Controller
class Stranger {
    @Get("/stranger")
    String hello() {
        return "hello";
    }
}
