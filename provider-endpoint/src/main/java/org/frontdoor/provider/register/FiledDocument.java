package org.frontdoor.provider.register;

/**
 * A document of an authorisation.
 *
 * @param document the document object
 * @param finding what came of verifying its body
 */
public record FiledDocument(StoredObject document, DocumentFinding finding) {}
