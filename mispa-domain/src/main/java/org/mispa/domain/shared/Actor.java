package org.mispa.domain.shared;

/// Who acts. Where nobody is signed in this is the portal itself, as the loader of the shipped records.
public record Actor(String name) {
    public static final Actor PORTAL = new Actor("portal");
}
