package org.frontdoor.lab.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** What a communication system, or a lawful access to it, promises. */
public enum Guarantee {
  /** What was said stays secret. */
  G1("confidentiality of the past"),
  /** What will be said stays secret. */
  G2("confidentiality of the future"),
  /** A stolen device does not open the past. */
  G3("forward secrecy"),
  /** A stolen device does not open the future for ever. */
  G4("post-compromise security"),
  /** Nobody speaks in another's name. */
  G5("sender authenticity"),
  /** Nobody can prove who said what. */
  G6("deniability"),
  /** Whoever is in the conversation is seen there. */
  G7("roster integrity"),
  /** Nobody can tell who is a target. */
  G8("target unobservability"),
  /** What is carried out was ordered. */
  G9("warrant authenticity"),
  /** What is delivered was ordered: who, when and what. */
  G10("scope limitation"),
  /** What was delivered cannot be denied or altered. */
  G11("custody of the product"),
  /** The public can tell what is done. */
  G12("public accountability"),
  /** Service and delivery go on. */
  G13("availability"),
  /** A state reaches its own users alone. */
  G14("jurisdictional containment"),
  /** It is the right person. */
  G15("attribution correctness"),
  /** The lawful reader can read. */
  G16("access efficacy"),
  /** After the end there is nothing to be read. */
  G17("bounded residual access"),
  /** A failure closes, and harms nobody besides. */
  G18("safe failure");

  private final String title;

  Guarantee(String title) {
    this.title = title;
  }

  /** In a few words. */
  public String title() {
    return title;
  }

  /** The guarantee of a code. */
  public static Optional<Guarantee> of(String code) {
    return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
  }
}
