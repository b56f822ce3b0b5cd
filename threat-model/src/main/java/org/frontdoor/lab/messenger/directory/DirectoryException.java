package org.frontdoor.lab.messenger.directory;

import org.jspecify.annotations.Nullable;

/** The directory does not answer, or its answer cannot be believed. */
public final class DirectoryException extends Exception {

  private static final long serialVersionUID = 1;

  DirectoryException(String text, @Nullable Throwable cause) {
    super(text, cause);
  }
}
