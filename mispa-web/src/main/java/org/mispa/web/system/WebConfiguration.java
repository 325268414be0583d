package org.mispa.web.system;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.FormatterRegistry;
import org.springframework.validation.Validator;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.CssLinkResourceTransformer;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// What Spring MVC has to know about the portal.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final HereArgument here;
    private final AddressCheck addressCheck;
    private final RememberChoices rememberChoices;
    private final KnownViews knownViews;
    private final WorkingPages workingPages;

    WebConfiguration(
            HereArgument here,
            AddressCheck addressCheck,
            RememberChoices rememberChoices,
            KnownViews knownViews,
            WorkingPages workingPages) {
        this.here = here;
        this.addressCheck = addressCheck;
        this.rememberChoices = rememberChoices;
        this.knownViews = knownViews;
        this.workingPages = workingPages;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(here);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(rememberChoices);
        registry.addInterceptor(addressCheck);
        registry.addInterceptor(workingPages);
        registry.addInterceptor(knownViews);
    }

    /// The stylesheet by a chain of its own, beside that of all other static files.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/*.css")
                .addResourceLocations("classpath:/static/")
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addTransformer(new CssLinkResourceTransformer())
                .addTransformer(new CompactCss());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new SlugConverter());
    }

    /// A page is HTML whatever its address ends in: without this the page that says that there is no `/x.json` is sent
    /// as
    /// JSON.
    @Bean
    static SmartInitializingSingleton pagesAreHtml(ObjectProvider<ThymeleafViewResolver> pages) {
        return () -> pages.ifAvailable(resolver -> resolver.setForceContentType(true));
    }

    @Bean
    static ConfigurableWebBindingInitializer strictBinding(
            @Qualifier("mvcConversionService") ConversionService conversions,
            @Qualifier("mvcValidator") Validator validator) {
        var initializer = new ConfigurableWebBindingInitializer();
        initializer.setConversionService(new StrictConversion(conversions));
        initializer.setValidator(validator);
        return initializer;
    }
}
