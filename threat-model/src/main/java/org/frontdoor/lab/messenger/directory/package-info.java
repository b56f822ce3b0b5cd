/**
 * The key directory of a messenger, which tells senders the devices of an account and their keys:
 * alone, where whoever runs it may tell anything, or with a log in which every key that it ever
 * told can be found by the account's owner.
 */
@NullMarked
package org.frontdoor.lab.messenger.directory;

import org.jspecify.annotations.NullMarked;
