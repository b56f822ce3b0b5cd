package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.frontdoor.hi1.v1.Hi1Object;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldPoliciesTest {

  @ParameterizedTest
  @EnumSource(
      value = Hi1Object.KindCase.class,
      names = "KIND_NOT_SET",
      mode = EnumSource.Mode.EXCLUDE)
  void fields_ofEveryKind_haveAPolicy(Hi1Object.KindCase kind) {
    List<FieldDescriptor> base = Hi1Object.getDescriptor().getFields();
    assertThat(FieldPolicies.base(kind).keySet())
        .isEqualTo(
            names(
                base,
                Set.of(
                    "object_identifier",
                    "generation",
                    "authorisation",
                    "document",
                    "li_task",
                    "notification")));
    FieldDescriptor part = Hi1Object.getDescriptor().findFieldByNumber(kind.getNumber());
    assertThat(FieldPolicies.kind(kind).keySet())
        .isEqualTo(names(part.getMessageType().getFields(), Set.of()));
  }

  private static Set<String> names(List<FieldDescriptor> fields, Set<String> without) {
    Set<String> names = new TreeSet<>();
    fields.forEach(field -> names.add(field.getName()));
    names.removeAll(without);
    return names;
  }
}
