package org.mispa;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the portal. It sits above domain, persistence and web, so that one scan finds all three.
@SpringBootApplication
public class MispaApplication {

    public static void main(String[] args) {
        SpringApplication.run(MispaApplication.class, args);
    }
}
