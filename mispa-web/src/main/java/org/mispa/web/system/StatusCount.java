package org.mispa.web.system;

/// How many stand at a status. A row of shapes is drawn by `fragments/status :: units`.
///
/// @param status such as `under-way`
/// @param href the list of them
public record StatusCount(String status, long count, String href) {}
