package org.frontdoor.protocol.identity;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.frontdoor.common.v1.KeyRole;

/**
 * Which issuers are trusted for which role in which country. Immutable: a new revocation list makes
 * a new object.
 */
public final class TrustAnchors {

  /** What an anchor is trusted for. */
  public record Scope(KeyRole role, String country) implements Comparable<Scope> {

    @Override
    public int compareTo(Scope other) {
      int byRole = role.compareTo(other.role);
      return byRole != 0 ? byRole : country.compareTo(other.country);
    }
  }

  private final Map<Scope, List<Anchor>> byScope;

  private TrustAnchors(Map<Scope, List<Anchor>> byScope) {
    this.byScope = byScope;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The anchors for a role in a country; none if nobody is trusted for it. */
  public List<Anchor> of(KeyRole role, String country) {
    return byScope.getOrDefault(new Scope(role, country), List.of());
  }

  /** For which roles and countries anybody is trusted at all, in order. */
  public Set<Scope> scopes() {
    return byScope.keySet();
  }

  /** These anchors and others together. */
  public TrustAnchors and(TrustAnchors others) {
    Builder both = new Builder();
    both.addAll(this);
    both.addAll(others);
    return both.build();
  }

  /** Collects anchors. */
  public static final class Builder {

    private final Map<Scope, List<Anchor>> byScope = new TreeMap<>();

    private Builder() {}

    /** Trusts an issuer for one role in one country. */
    public Builder add(KeyRole role, String country, X509Certificate issuer, X509CRL... lists) {
      return add(new Scope(role, country), new Anchor(issuer, List.of(lists)));
    }

    /** Trusts an issuer for one role in one country. */
    public Builder add(Scope scope, Anchor anchor) {
      byScope.computeIfAbsent(scope, unused -> new ArrayList<>()).add(anchor);
      return this;
    }

    public TrustAnchors build() {
      Map<Scope, List<Anchor>> copy = new TreeMap<>();
      byScope.forEach((scope, anchors) -> copy.put(scope, List.copyOf(anchors)));
      return new TrustAnchors(Collections.unmodifiableMap(copy));
    }

    private void addAll(TrustAnchors others) {
      others.byScope.forEach((scope, anchors) -> anchors.forEach(anchor -> add(scope, anchor)));
    }
  }
}
