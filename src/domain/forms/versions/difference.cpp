// Compares two versions by their codes.
#include <muster/domain/forms/difference.hpp>
#include <muster/domain/forms/piping.hpp>

#include <muster/kit/base/language.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace muster::forms {
namespace {

std::string in_quotes(const std::string& text) { return "“" + text + "”"; }

using Questions = std::map<std::string_view, const Question*>;

Questions by_code(const Form& form) {
  Questions out;
  for (const auto* question : form.questions()) out.emplace(question->code, question);
  return out;
}

const Question* found(const Questions& questions, std::string_view code) {
  const auto at = questions.find(code);
  return at == questions.end() ? nullptr : at->second;
}

/// Codes of `one` that `other` has too.
template <class Things, class Has>
std::vector<std::string> shared(const Things& one, const Has& has) {
  std::vector<std::string> out;
  for (const auto& thing : one) {
    if (has(thing)) out.push_back(thing);
  }
  return out;
}

std::vector<std::string> codes_of(const Form& form) {
  std::vector<std::string> out;
  for (const auto* question : form.questions()) out.push_back(question->code);
  return out;
}

std::vector<std::string> codes_of(const Question& question) {
  std::vector<std::string> out;
  for (const auto& option : question.options) out.push_back(option.code);
  return out;
}

bool in_another_order(const std::vector<std::string>& was, const std::vector<std::string>& is) {
  const std::set<std::string_view> before(was.begin(), was.end());
  const std::set<std::string_view> after(is.begin(), is.end());
  return shared(was, [&](const auto& code) { return after.contains(code); }) !=
         shared(is, [&](const auto& code) { return before.contains(code); });
}

/// What a question is beside its words and its options.
Question bare(Question question) {
  question.label.clear();
  question.also.clear();
  question.options.clear();
  question.ask_if.reset();
  question.required = false;
  question.retired = false;
  question.section = 0;  // a number that another section before it changes
  return question;
}

class Comparison {
 public:
  Comparison(const Form& published, const Form& all, const Form& next)
      : published_(published), next_(next), was_(by_code(published)), ever_(by_code(all)), is_(by_code(next)) {}

  std::vector<Change> changes() {
    for (const auto* question : next_.questions()) compare(*question);
    for (const auto* question : published_.questions()) {
      if (found(is_, question->code) == nullptr)
        add(ChangeKind::retired, name(*question, published_) + " is asked no more. Its answers stay.");
    }
    if (in_another_order(codes_of(published_), codes_of(next_)))
      add(ChangeKind::moved, "The questions stand in another order.");
    compare_words();
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const Change& left, const Change& right) { return left.kind < right.kind; });
    return std::move(changes_);
  }

 private:
  void add(ChangeKind kind, std::string words) { changes_.push_back({kind, std::move(words)}); }

  static std::string name(const Question& question, const Form& form) {
    return in_quotes(full_label(question, form)) + " (" + question.code + ")";
  }

  void compare(const Question& is) {
    const auto* was = found(was_, is.code);
    if (was == nullptr) {
      const bool back = found(ever_, is.code) != nullptr;
      add(back ? ChangeKind::brought_back : ChangeKind::added,
          name(is, next_) + (back ? " is asked again." : " is asked too."));
      return;
    }
    const auto before = full_label(*was, published_);
    if (before != full_label(is, next_))
      add(ChangeKind::reworded, in_quotes(before) + " becomes " + name(is, next_) + ".");
    compare_options(*was, is);
    std::vector<std::string> otherwise;
    if (was->ask_if != is.ask_if) otherwise.emplace_back("the condition on which it is asked changes");
    if (was->required != is.required)
      otherwise.emplace_back(is.required ? "it must be answered" : "it may be left unanswered");
    if (bare(*was) != bare(is)) otherwise.emplace_back("what stands around it, or how it is shown, changes");
    if (!otherwise.empty()) add(ChangeKind::asked_otherwise, name(is, next_) + ": " + listed(otherwise) + ".");
  }

  void compare_options(const Question& was, const Question& is) {
    const auto* ever = found(ever_, is.code);
    const auto of_question = " of " + name(is, next_);
    for (const auto& option : is.options) {
      const auto* before = was.option(option.code);
      if (before == nullptr) {
        const bool back = ever != nullptr && ever->option(option.code) != nullptr;
        add(back ? ChangeKind::brought_back : ChangeKind::added,
            "The option " + in_quotes(option.label) + of_question + (back ? " is offered again." : " is offered too."));
      } else if (before->label != option.label) {
        add(ChangeKind::reworded,
            "The option " + in_quotes(before->label) + of_question + " becomes " + in_quotes(option.label) + ".");
      }
      if (before != nullptr && before->only_if != option.only_if)
        add(ChangeKind::asked_otherwise,
            "The option " + in_quotes(option.label) + of_question + ": whom it is offered to changes.");
    }
    for (const auto& option : was.options) {
      if (is.option(option.code) == nullptr)
        add(ChangeKind::retired,
            "The option " + in_quotes(option.label) + of_question + " is offered no more. Its answers stay.");
    }
    if (in_another_order(codes_of(was), codes_of(is)))
      add(ChangeKind::moved, "The options" + of_question + " stand in another order.");
  }

  void compare_words() {
    std::vector<std::string> parts;
    if (published_.title != next_.title) parts.emplace_back("title");
    if (published_.introduction != next_.introduction) parts.emplace_back("introduction");
    if (published_.thanks != next_.thanks) parts.emplace_back("words of thanks");
    const auto titles = [](const Form& form) {
      std::vector<std::string> out;
      for (const auto& page : form.pages) {
        out.push_back(page.title);
        out.push_back(page.introduction);
        out.push_back(page.end_thanks);
        for (const auto& section : page.sections) out.push_back(section.title);
      }
      return out;
    };
    if (titles(published_) != titles(next_)) parts.emplace_back("pages");
    if (!parts.empty()) add(ChangeKind::reworded, "The form’s " + listed(parts) + " change.");
    compare_languages();
    if (published_.suppress_below != next_.suppress_below)
      add(ChangeKind::asked_otherwise, "Groups of fewer than " + std::to_string(next_.suppress_below) +
                                           " are hidden; until now fewer than " +
                                           std::to_string(published_.suppress_below) + ".");
  }

  void compare_languages() {
    const auto named = [](const Form& form) {
      std::map<std::string_view, const Translation*> out;
      for (const auto& one : form.translations) out.emplace(one.language, &one);
      return out;
    };
    const auto was = named(published_);
    const auto is = named(next_);
    for (const auto& [tag, texts] : is) {
      const auto before = was.find(tag);
      const auto language = language_name(tag);
      if (before == was.end())
        add(ChangeKind::added, "Its texts in " + language + " are new.");
      else if (before->second->texts != texts->texts)
        add(ChangeKind::reworded, "Its texts in " + language + " change.");
    }
    for (const auto& [tag, texts] : was) {
      if (!is.contains(tag)) add(ChangeKind::retired, "Its texts in " + language_name(tag) + " go.");
    }
  }

  const Form& published_;
  const Form& next_;
  Questions was_;
  Questions ever_;
  Questions is_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> difference(const Form& published, const Form& all, const Form& next) {
  // As people read them: on a page for each, a question names its option.
  const auto was = with_options_named(published);
  const auto is = with_options_named(next);
  return Comparison(was, all, is).changes();
}

std::string change_name(ChangeKind kind) {
  constexpr std::array<std::string_view, 6> names{"Added",           "Reworded",     "In another place",
                                                  "Asked otherwise", "Brought back", "Retired"};
  return std::string(names.at(static_cast<std::size_t>(kind)));
}

}  // namespace muster::forms
