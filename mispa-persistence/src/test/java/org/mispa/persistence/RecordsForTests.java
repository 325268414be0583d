package org.mispa.persistence;

import org.mispa.persistence.database.DatabaseForTests;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// What tests of the persistence share: domain and persistence without the web, on a PostgreSQL database with the
/// shipped
/// records.
@SpringBootTest(classes = DatabaseForTests.Records.class)
@ContextConfiguration(initializers = DatabaseForTests.class)
public abstract class RecordsForTests {}
