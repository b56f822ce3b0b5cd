package org.frontdoor.authority.client;

import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.cases.CaseFiles;
import org.frontdoor.authority.config.AuthoritySettings.Profile;
import org.frontdoor.authority.config.Credentials;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.common.v1.EndpointId;

/**
 * What an authority needs to speak to a provider.
 *
 * @param identity who the authority is
 * @param provider whom it speaks to
 * @param profile national profile of its messages
 * @param credentials its keys, and whom it trusts
 * @param cases where it writes down what it orders
 * @param surroundings clock and randomness
 */
public record AuthorityConfig(
    EndpointId identity,
    ProviderAddress provider,
    Profile profile,
    Credentials credentials,
    CaseFiles cases,
    Surroundings surroundings) {}
