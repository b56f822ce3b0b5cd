package org.frontdoor.provider.messenger;

import java.util.List;

/**
 * A group.
 *
 * @param id identifier of the group
 * @param members accounts in the order in which they came, without repetition; a group that all
 *     have left stays, empty, so that its identifier is not given again
 */
public record Group(String id, List<String> members) {

  /** Takes its own copy of the members. */
  public Group {
    members = List.copyOf(members);
  }

  /** Says the size alone. */
  @Override
  public String toString() {
    return "Group[" + members.size() + "]";
  }
}
