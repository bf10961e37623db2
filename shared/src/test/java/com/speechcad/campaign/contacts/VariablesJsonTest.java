package com.speechcad.campaign.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariablesJsonTest {
    private static final List<String> NAMES =
            List.of("first_name", "city", "имя", "z", "column_2", "date", "amount", "b", "名字");

    @Test
    void each_name_has_its_value_and_stands_where_postgresql_keeps_it() {
        var json = new VariablesJson(NAMES).of(List.of("Ann \"A\"", "", "Анна", "1", "2", "3", "4\\5", "6", "安\n"));

        try (var app = TestApp.start()) {
            app.tx().run(TestApp.TENANT, () -> {
                var kept = app.sql()
                        .of("select key || '=' || value as pair from jsonb_each_text(:json::jsonb)")
                        .with("json", json)
                        .list(row -> row.text("pair"));
                var written = app.sql()
                        .of("select key || '=' || value as pair from json_each_text(:json::json)")
                        .with("json", json)
                        .list(row -> row.text("pair"));
                assertThat(written)
                        .isEqualTo(kept)
                        .containsExactly(
                                "b=6",
                                "z=1",
                                "date=3",
                                "amount=4\\5",
                                "имя=Анна",
                                "名字=安\n",
                                "column_2=2",
                                "first_name=Ann \"A\"");
            });
        }
    }
}
