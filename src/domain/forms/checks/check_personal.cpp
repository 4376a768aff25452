// What is kept apart from the answers: that nothing of the form leads from one to the other, and when it is deleted.
#include "domain/forms/reading/draft.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

constexpr std::int64_t most_days = 366;
constexpr std::string_view consent_to_take_part = "consent";
constexpr const char* what_it_tells = "whoever is asked this personal question would tell how they answered another";

/// Whether the "end if" of the page hangs on that question and no other.
bool ends_by(const PageDraft& page, const QuestionDraft& question) {
  const auto filter = query::parse_filter(page.end_if->value, "");
  return filter.ok() && filter->kind == query::Filter::Kind::comparison && filter->name == question.code.value;
}

/// A first page that asks for consent alone, and ends the form for whoever says no: those had nothing else to answer,
/// and that the others took part shows in their being on the list of contact details. Its code must be "consent": of
/// another question ("Were you there?") the list would tell an answer, and nobody but the author knows which it is.
bool is_consent(const FormDraft& draft, const PageDraft& page) {
  if (&page != &draft.pages.front() || !page.end_if || page.condition || page.questions.size() != 1) return false;
  const auto& question = page.questions.front();
  return question.code.value == consent_to_take_part && question.required && question.kind == QuestionKind::pick_one &&
         question.options.size() == 2 && ends_by(page, question);
}

/// What makes the first page such a page, where it nearly is one; else only one way is left.
std::string how_to_end_before(const FormDraft& draft) {
  std::string otherwise = "move it above the \"end if\"";
  const auto& page = draft.pages.front();
  if (!page.end_if || page.condition) return otherwise;
  const auto named = std::ranges::find_if(page.questions, [&](const QuestionDraft& one) {
    return one.code.value == consent_to_take_part || (page.questions.size() == 1 && ends_by(page, one));
  });
  if (named == page.questions.end() || named->kind != QuestionKind::pick_one) return otherwise;
  const bool called_so = named->code.value == consent_to_take_part;
  const bool shaped_so = page.questions.size() == 1 && named->options.size() == 2 && named->required;
  if (!called_so && !shaped_so) return otherwise;
  const auto name = "\"" + named->code.value + "\"";
  if (named->options.size() != 2) return "give " + name + " two options, or " + otherwise;
  if (page.questions.size() != 1) return "leave " + name + " alone on the first page, or " + otherwise;
  if (!named->required) return "write " + named->code.value + "* on the first page, or " + otherwise;
  if (!ends_by(page, *named)) return "let the \"end if\" ask for " + name + " and nothing else, or " + otherwise;
  // The condition begins with the code: it is one comparison.
  const auto end = std::string(consent_to_take_part) + trimmed(page.end_if->value).substr(named->code.value.size());
  return "where " + name + " only asks for consent to take part, its code says so: write consent* \"" +
         named->label.value + "\" and end if " + end + ", else " + otherwise;
}

/// Where the personal answers would show who was asked, and so what they had answered. Anonymous forms only.
void check_asked_of_everybody(const FormDraft& draft, const PageDraft& page, bool after_end,
                              const QuestionDraft& question, Diagnostics& diagnostics) {
  const auto tell = [&](SourceSpan place, const std::string& hint) { diagnostics.add(place, what_it_tells, hint); };
  if (!draft.anonymous) return;
  const bool in_section = question.section > 0 && page.sections[question.section - 1].condition.has_value();
  if (page.for_each) {
    // It stands there once for each option, and is told of once.
    const auto first = std::ranges::find_if(page.questions, [&](const QuestionDraft& other) {
      return other.personal && other.personal->offset == question.personal->offset;
    });
    if (&*first == &question)
      diagnostics.add_of_new(*question.personal, what_it_tells, "move it to a page that is asked once");
  } else if (question.condition) {
    tell(*question.personal, "take the \"ask if\" away: everybody may leave it empty");
  } else if (page.condition || in_section) {
    tell(*question.personal, "move it to a page or section that everybody is asked");
  } else if (after_end) {
    tell(*question.personal, how_to_end_before(draft));
  }
  for (const auto& option : question.options) {
    if (option.only_if) tell(option.only_if->place, "take the \"only if\" away");
  }
}

void check_details(const QuestionDraft& question, Diagnostics& diagnostics) {
  const auto refuse = [&](SourceSpan place, const std::string& what) {
    diagnostics.add(place, "a personal answer is in no " + what, "take it away, or the word personal");
  };
  if (question.headline) refuse(question.headline->place, "headline");
  if (question.cloud) refuse(*question.cloud, "cloud");
  if (question.group) refuse(question.group->place, "group of words");
}

void check_breakdown_of(const FormDraft& draft, const QuestionDraft& question, Diagnostics& diagnostics) {
  for (const auto& cut : draft.breakdown) {
    if (cut.value != question.code.value) continue;
    diagnostics.add(cut.place, "\"" + cut.value + "\" is personal, and nothing is broken down by it",
                    "name a question that is not personal");
  }
}

/// Whoever is asked what stands on a page for each tick, or is scored, would tell what they had given as personal.
void check_named_elsewhere(const FormDraft& draft, const QuestionDraft& question, Diagnostics& diagnostics) {
  const auto tell = [&](const PlacedText& named, const std::string& what) {
    diagnostics.add_of_new(named.place, "\"" + named.value + "\" is personal, and " + what,
                           "name a question that is not personal");
  };
  for (const auto& page : draft.pages) {
    if (page.for_each && page.for_each->value == question.code.value)
      tell(*page.for_each, "no page is asked for each of its ticks");
  }
  for (const auto& index : draft.indexes) {
    for (const auto& item : index.items) {
      if (item.value == question.code.value) tell(item, "stands in no index");
    }
  }
}

void check_days(const FormDraft& draft, const QuestionDraft* first, Diagnostics& diagnostics) {
  if (draft.delete_personal) {
    const auto days = parse_integer(draft.delete_personal->value);
    if (!days || *days < 1 || *days > most_days) {
      diagnostics.add(draft.delete_personal->place, "personal answers are deleted after 1 to 366 days", "write 90");
    } else if (first == nullptr) {
      diagnostics.add(draft.delete_personal->place, "no question of this form is personal",
                      "write personal behind the question, or take the line away");
    }
  } else if (first != nullptr && !draft.broken_heading) {
    diagnostics.add(*first->personal, "nothing says when personal answers are deleted",
                    "put a line such as delete personal after 90 days above the first page");
  }
}

}  // namespace

void check_personal(const FormDraft& draft, Diagnostics& diagnostics) {
  const QuestionDraft* first = nullptr;
  bool after_end = false;
  bool unknown = false;  // what could not be read may be personal
  for (const auto& page : draft.pages) {
    unknown = unknown || page.broken;
    for (const auto& question : page.questions) {
      unknown = unknown || question.broken;
      if (!question.personal) continue;
      if (first == nullptr) first = &question;
      if (question.broken || !question.comment_on.empty()) continue;
      check_asked_of_everybody(draft, page, after_end, question, diagnostics);
      check_details(question, diagnostics);
      check_breakdown_of(draft, question, diagnostics);
      check_named_elsewhere(draft, question, diagnostics);
    }
    after_end = after_end || (page.end_if.has_value() && !is_consent(draft, page));
  }
  if (first != nullptr || !unknown) check_days(draft, first, diagnostics);
}

}  // namespace muster::forms
