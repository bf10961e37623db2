package com.speechcad.local.digits;

import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.results.RequestAnswers;
import com.speechcad.campaign.results.RequestExport;
import com.speechcad.campaign.results.TableWriter;
import com.speechcad.flow.FlowVersion;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** A campaign that calls the person's own number twice, as if it had been confirmed just now. */
final class Rows {
    private final Scene scene;

    Rows(Scene scene) {
        this.scene = scene;
    }

    UUID campaign(FlowVersion version) {
        var id = scene.in(() -> scene.bean(DraftCampaign.class).create(scene.user, scene.business.id(), "Two calls"));
        var agent = version.agent().orElseThrow();
        run(
                "insert into caller_id (tenant_id, number, business_id, present, seen_at) values (1, '+14155550100',"
                        + " ?, true, ?) on conflict (tenant_id, number) do update set business_id = excluded.business_id",
                scene.business.id().value(),
                now());
        run(
                """
                update campaign set state = 'RUNNING', flow_version_id = ?, flow_name = 'Survey', flow_number = 1,
                  agent_id = ?, agent_version = ?, list_id = ?, from_number = '+14155550100', labels = ?::jsonb,
                  typed_input = true, budget_micros = 5000000, tries = 1, retry_seconds = 3600, retry_machines = false,
                  pace = 1, total = 2, copied = 2, copied_at = ?, launched_at = ?, started_at = ? where id = ?\
                """,
                version.id().value(),
                agent.id(),
                agent.version(),
                UUID.randomUUID(),
                "{\"s1\":\"To begin\",\"s4\":\"How many guests?\",\"s5\":\"On which day?\"}",
                now(),
                now(),
                now(),
                id);
        for (int seq = 1; seq <= 2; seq++) {
            run(
                    "insert into campaign_contact (tenant_id, campaign_id, seq, number, region, next_at)"
                            + " values (1, ?, ?, ?, 'US', ?)",
                    id,
                    seq,
                    Scene.PHONE.e164(),
                    now());
        }
        return id;
    }

    /** Everything that there is as a file: the rows in each format, and the answers to the flow. */
    void exports(UUID campaign, FlowVersion version) {
        scene.run(() -> {
            for (var format : TableWriter.Format.values()) {
                scene.bean(RequestExport.class).ask(scene.user, campaign, format);
            }
            scene.bean(RequestAnswers.class).ask(scene.user, version.flow().value());
        });
    }

    private OffsetDateTime now() {
        return scene.lab.clock().instant().atOffset(ZoneOffset.UTC);
    }

    private void run(String sql, Object... values) {
        try (var connection = scene.lab.postgres().superuser().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }
}
