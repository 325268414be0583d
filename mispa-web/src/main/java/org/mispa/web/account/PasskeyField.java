package org.mispa.web.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a passkey from a field of a form. So the answer is a page, as it is after a password, and not something that a
/// script has to make a page of.
class PasskeyField extends AbstractSmartHttpMessageConverter<Object> {
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    @Override
    public Object read(ResolvableType type, HttpInputMessage asked, @Nullable Map<String, Object> hints) {
        var field = asked instanceof ServletServerHttpRequest request
                ? request.getServletRequest().getParameter("passkey")
                : null;
        if (field == null || field.isEmpty()) {
            throw new HttpMessageNotReadableException("no passkey", asked);
        }
        try {
            return json.readValue(field, json.constructType(type.getType()));
        } catch (JacksonException unreadable) {
            throw new HttpMessageNotReadableException("not a passkey", unreadable, asked);
        }
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType media) {
        return true;
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueType, @Nullable MediaType media) {
        return false;
    }

    @Override
    protected void writeInternal(
            Object value, ResolvableType type, HttpOutputMessage answer, @Nullable Map<String, Object> hints) {
        throw new UnsupportedOperationException("passkeys are only read");
    }
}
