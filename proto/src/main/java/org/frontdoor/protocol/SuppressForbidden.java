package org.frontdoor.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows the annotated element to call what {@code build/forbidden-apis.txt} forbids. For the edge
 * alone: main classes and the one place that hands out the system clock.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.CONSTRUCTOR, ElementType.METHOD, ElementType.FIELD})
public @interface SuppressForbidden {

  /** Why this place must, in one sentence. */
  String reason();
}
