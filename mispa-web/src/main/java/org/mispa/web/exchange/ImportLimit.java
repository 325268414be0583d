package org.mispa.web.exchange;

import org.mispa.web.system.UploadLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/// How large an import may be.
@Configuration(proxyBeanMethods = false)
class ImportLimit {
    @Bean
    FilterRegistrationBean<UploadLimit> uploadLimit(@Value("${mispa.import-size:50MB}") DataSize limit) {
        return UploadLimit.of(limit.toBytes(), path -> "/imports/new", "importLimit", "/imports");
    }
}
