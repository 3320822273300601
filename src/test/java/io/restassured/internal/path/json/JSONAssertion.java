package io.restassured.internal.path.json;

import static io.restassured.internal.common.assertion.AssertionSupport.attributeGetter;
import static io.restassured.internal.common.assertion.AssertionSupport.classKeyword;
import static io.restassured.internal.common.assertion.AssertionSupport.escapePath;
import static io.restassured.internal.common.assertion.AssertionSupport.hyphen;
import static io.restassured.internal.common.assertion.AssertionSupport.integer;
import static io.restassured.internal.common.assertion.AssertionSupport.properties;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.codehaus.groovy.runtime.InvokerHelper;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.MissingPropertyException;
import io.restassured.internal.common.assertion.Assertion;
import io.restassured.internal.common.assertion.PathFragmentEscaper;

/**
 * Stands before REST Assured's class of this name on the tests' class path, and finds the same by a path in JSON. That one
 * compiles each path anew as often as it is used, with a class loader of its own, which took a quarter of all that the tests
 * had to compute; here a path is compiled once.
 */
public class JSONAssertion implements Assertion {

    private static final String ROOT = "restAssuredJsonRootObject";
    private static final GroovyShell COMPILER = new GroovyShell(JSONAssertion.class.getClassLoader());
    private static final Map<String, Class<?>> COMPILED = new ConcurrentHashMap<>();

    private String key;
    private Map<String, Object> params = Map.of();

    public void setKey(String key) {
        this.key = key;
    }

    public void setParams(Map<String, Object> params) {
        this.params = params == null ? Map.of() : params;
    }

    @Override
    public String description() {
        return "JSON path";
    }

    @Override
    public Object getResult(Object json, Object config) {
        if (key.isEmpty() || key.equals("$")) {
            return json;
        }
        Map<String, Object> variables = new HashMap<>(params);
        variables.put(ROOT, json);
        Class<?> script = COMPILED.computeIfAbsent(key, JSONAssertion::compiled);
        try {
            return InvokerHelper.createScript(script, new Binding(variables)).run();
        } catch (MissingPropertyException e) {
            return orRefused(e.getType() != script, e);
        } catch (NullPointerException e) {
            return orRefused(e.getMessage().matches("Cannot (invoke method getAt\\(\\)|get property .*) on null object"), e);
        } catch (RuntimeException e) {
            return orRefused(false, e);
        }
    }

    /** What is not there is {@code null}; anything else is a mistake in the path. */
    private static Object orRefused(boolean missing, RuntimeException e) {
        if (missing) {
            return null;
        }
        throw new IllegalArgumentException(e.getMessage(), e);
    }

    private static Class<?> compiled(String key) {
        Object path = escapePath(key, (PathFragmentEscaper) hyphen(), (PathFragmentEscaper) attributeGetter(),
                (PathFragmentEscaper) integer(), (PathFragmentEscaper) properties(), (PathFragmentEscaper) classKeyword());
        return COMPILER.parse(ROOT + (path.toString().matches("(?s)\\[-?\\d+].*") ? "" : ".") + path).getClass();
    }
}
