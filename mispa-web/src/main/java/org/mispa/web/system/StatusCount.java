package org.mispa.web.system;

/// How many stand at a status. Bars of them are drawn by `fragments/distribution`.
///
/// @param status such as `under-way`
/// @param href the list of them
public record StatusCount(String status, long count, String href) {}
