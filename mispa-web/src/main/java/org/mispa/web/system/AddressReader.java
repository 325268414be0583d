package org.mispa.web.system;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mispa.web.system.Here.Address;
import org.mispa.web.system.Here.Parameter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Reads the address that was asked for, once and strictly: what cannot be decoded is refused rather than guessed.
class AddressReader {
    private static final int LONGEST_QUERY = 2_000;
    private static final char REPLACEMENT = '\uFFFD';

    private AddressReader() {}

    /// @throws BadAddress where the query is too long or cannot be decoded
    static Address read(HttpServletRequest request) {
        var context = request.getContextPath();
        var query = request.getQueryString();
        if (query != null && query.length() > LONGEST_QUERY) {
            throw new BadAddress("bad.long", LONGEST_QUERY);
        }
        var path = request.getRequestURI().substring(context.length());
        return new Address(origin(request), context, path, query == null ? List.of() : parameters(query));
    }

    /// Such as `https://portal.example.org`, as the reader's browser knows it.
    static String origin(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath(null)
                .build()
                .toUriString();
    }

    private static List<Parameter> parameters(String query) {
        var parameters = new ArrayList<Parameter>();
        for (var part : query.split("&", -1)) {
            var equals = part.indexOf('=');
            var name = decoded(equals < 0 ? part : part.substring(0, equals));
            var value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            var leftEmpty = value.isBlank() && Here.CARRIED.contains(name);
            if (!name.isEmpty() && !leftEmpty) {
                parameters.add(new Parameter(name, value));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new BadAddress("bad.encoding");
        }
        var unreadable = decoded.indexOf(REPLACEMENT) >= 0 || decoded.chars().anyMatch(AddressReader::control);
        if (unreadable) {
            throw new BadAddress("bad.encoding");
        }
        return decoded;
    }

    private static boolean control(int character) {
        return character < ' ' && character != '\n' && character != '\r' && character != '\t';
    }
}
