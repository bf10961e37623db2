package com.speechcad.local.bench.bare;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import org.jspecify.annotations.Nullable;

@Controller
class BareDoor {
    @Post("/bench")
    @Consumes(MediaType.ALL)
    HttpResponse<?> receive(@Body byte @Nullable [] body) {
        return HttpResponse.ok();
    }
}
