package io.nightdesk.llm.web;

import io.nightdesk.llm.ModelHealth;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the assistant fares, for everybody at the desk.
@RestController
@RequestMapping("/api/v1/status")
class StatusController {

    private final ModelHealth health;

    StatusController(ModelHealth health) {
        this.health = health;
    }

    /// What the console shows.
    record Status(ModelHealth.State models) {}

    @GetMapping
    Status read() {
        return new Status(health.state());
    }
}
