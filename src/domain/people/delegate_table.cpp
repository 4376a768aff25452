// What the table of a delegate list is known by, wherever it stands in a file.
#include <muster/domain/people/delegate_columns.hpp>

#include "coming_words.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/list.hpp>

namespace muster::people {
namespace {

std::string meaning_in_list(std::string_view cell) {
  // Who somebody is may stand in a row too: "Delegate", "Participant".
  const auto folded = folded_name(cell);
  if (folded == "delegate" || folded == "attendee" || folded == "participant" || folded == "person") return {};
  const auto meaning = sure_meaning_of_heading(cell);
  if (!meaning) return {};
  return std::string(field_label(meaning->field)) + (meaning->of_others ? " of others" : "");
}

/// Microsoft Teams lists everybody's joining and leaving below the participants.
bool is_repetition(std::string_view title) {
  const auto folded = folded_name(title);
  return folded.ends_with("inmeetingactivities") || folded.ends_with("participantactivities");
}

/// "CANCELLED" above those who did.
bool says_who_comes(std::string_view cell) { return coming_title(cell).says != ComingWord::Meaning::unknown; }

}  // namespace

Result<tabular::Table> read_delegate_list(std::string_view bytes, const std::string& source) {
  static const tabular::ListHeadings headings{
      meaning_in_list,
      {std::string(field_label(DelegateField::first_name)), std::string(field_label(DelegateField::last_name)),
       std::string(field_label(DelegateField::full_name))},
      is_repetition,
      {std::string(field_label(DelegateField::organisation)), std::string(field_label(DelegateField::place))},
      says_who_comes};
  return tabular::read_list(bytes, source, headings);
}

}  // namespace muster::people
