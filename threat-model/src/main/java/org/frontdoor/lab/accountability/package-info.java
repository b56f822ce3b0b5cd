/**
 * Those who watch a log from outside: witnesses as real services, whoever carries checkpoints to
 * them, and monitors that compare a log with what somebody knows of their own.
 */
@NullMarked
package org.frontdoor.lab.accountability;

import org.jspecify.annotations.NullMarked;
