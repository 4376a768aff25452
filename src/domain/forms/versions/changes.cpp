// What may not change in a published form: answers are stored by code, so a code must go on meaning what it meant.

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mixed_scores.hpp>
#include <muster/domain/forms/option_names.hpp>
#include <muster/domain/forms/promises.hpp>
#include <muster/domain/forms/sums.hpp>

#include "domain/forms/reading/names.hpp"
#include "domain/forms/wording/kind_words.hpp"

#include <muster/kit/base/sentence.hpp>

#include "kit/lang/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace muster::forms {
namespace {

void complain(std::vector<Diagnostic>& errors, const Form& next, std::string message, std::string hint) {
  errors.push_back({next.name, 0, 0, 1, std::move(message), std::move(hint)});
}

std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

/// True where a reader of `label` and of its other names would know the old label again.
bool still_means(std::string (*key_of)(std::string_view), const std::string& old_label, const std::string& label,
                 const std::vector<std::string>& also) {
  const auto key = key_of(old_label);
  return key_of(label) == key ||
         std::any_of(also.begin(), also.end(), [&](const auto& other) { return key_of(other) == key; });
}

/// Every name of every option, by its key.
std::map<std::string, std::string> owners(const Question& question) {
  std::map<std::string, std::string> out;
  for (const auto& option : question.options) {
    out.emplace(option_key(option.label), option.code);
    for (const auto& also : option.also) out.emplace(option_key(also), option.code);
  }
  return out;
}

void compare_options(const Question& was, const Question& is, const Form& next, std::vector<Diagnostic>& errors) {
  const auto where = "question " + in_quotes(was.code) + ": option ";
  const auto now_owned = owners(is);
  for (const auto& option : was.options) {
    const auto* now = is.option(option.code);
    if (now != nullptr && !still_means(option_key, option.label, now->label, now->also)) {
      complain(errors, next,
               where + in_quotes(option.code) + " meant " + in_quotes(option.label) + " and now means " +
                   in_quotes(now->label),
               "give the new meaning a code of its own, or, if only the words are new, add: also " +
                   lang::quoted_text(option.label));
    }
    std::vector<std::string> names{option.label};
    names.insert(names.end(), option.also.begin(), option.also.end());
    for (const auto& name : names) {
      const auto owner = now_owned.find(option_key(name));
      if (owner != now_owned.end() && owner->second != option.code) {
        complain(errors, next,
                 where + in_quotes(owner->second) + " is now called " + in_quotes(name) + ", which was option " +
                     in_quotes(option.code),
                 now == nullptr ? "keep the code " + in_quotes(option.code) + " for it: answers are stored under it"
                                : "leave the name with option " + in_quotes(option.code));
      }
    }
  }
  if (was.write_ins().size() == 1 && is.write_ins().size() > 1) {
    complain(errors, next,
             "question " + in_quotes(was.code) + " had one line to write on and now has " +
                 std::to_string(is.write_ins().size()) + ", so nobody knows to which an older text belongs",
             "give the new line a question of its own");
  }
  if (!was.is_ordered() || !is.is_ordered()) return;
  std::vector<std::string> before;
  std::vector<std::string> after;
  for (const auto& option : was.options) {
    const auto* now = is.option(option.code);
    if (now != nullptr && !now->beside && !option.beside) before.push_back(option.code);
  }
  for (const auto& option : is.options) {
    const auto* then = was.option(option.code);
    if (then != nullptr && !then->beside && !option.beside) after.push_back(option.code);
  }
  if (before != after) {
    complain(errors, next,
             "question " + in_quotes(was.code) +
                 ": its options stand in another order, and their order is "
                 "what a scale means",
             "put them back in the order in which they were published");
  }
}

std::string range_of(const Question& question) {
  const auto whole = [](const std::optional<double>& number) {
    return std::to_string(static_cast<long long>(number.value_or(0)));
  };
  return whole(question.low) + " to " + whole(question.high);
}

std::string what_of(const Question& question) {
  return question.format == TextFormat::any
             ? "any text"
             : (question.format == TextFormat::email ? "an " : "a ") + std::string(format_name(question.format));
}

/// A statement means what it means below its heading.
void compare_grids(const Question& was, const Question& is, const Form& published, const Form& next,
                   std::vector<Diagnostic>& errors) {
  const auto* before = published.grid(was.grid);
  if (before == nullptr) return;
  const auto* now = next.grid(is.grid);
  if (now != nullptr && now->total != before->total) {
    const auto sum = [](const Grid& grid) {
      return grid.total ? sum_in_digits(*grid.total) : std::string("any total");
    };
    complain(errors, next,
             "question " + in_quotes(was.code) + " is one of numbers that added up to " + sum(*before) +
                 " and now add up to " + sum(*now),
             "give the new questions codes of their own");
    return;
  }
  if (now != nullptr && still_means(label_key, before->label, now->label, now->also)) return;
  complain(errors, next,
           "question " + in_quotes(was.code) + " stood below " + in_quotes(before->label) +
               (now == nullptr ? " and now stands by itself" : " and now stands below " + in_quotes(now->label)),
           now == nullptr ? "put it back into its grid, or give the new question a code of its own"
                          : "give the statements codes of their own, or, if only the words are new, add behind the "
                            "grid: also " +
                                lang::quoted_text(before->label));
}

/// A code that was typed anew would part the answers of one question in two.
void compare_names(const Question& was, const Form& published, const Form& next, std::vector<Diagnostic>& errors) {
  const auto key = label_key(full_label(was, published));
  for (const auto* is : next.questions()) {
    if (published.question(is->code) != nullptr || label_key(full_label(*is, next)) != key || is->grid != was.grid)
      continue;
    complain(errors, next,
             "question " + in_quotes(was.code) + " has gone, and question " + in_quotes(is->code) +
                 " asks the same in its words",
             "keep the code " + in_quotes(was.code) + ": answers are stored under it");
  }
}

/// The codes of the options that were offered last, without those that stand beside them.
std::vector<std::string> steps_of(const Question& question) {
  std::vector<std::string> out;
  for (const auto& option : question.options)
    if (!option.beside && !option.retired) out.push_back(option.code);
  return out;
}

/// The third of three is not the third of five.
void compare_ranks(const Question& was, const Question& is, const Form& next, std::vector<Diagnostic>& errors) {
  if (was.limit != 0) return;
  auto before = steps_of(was);
  auto after = steps_of(is);
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  if (before == after) return;
  complain(
      errors, next,
      "question " + in_quotes(was.code) + " puts all its options in order, and they are no longer the same options",
      "give the new question a code of its own");
}

/// A score is made of steps from the worst one up: other steps, or another good end, make another score.
void compare_scored(const Index& index, const Form& published, const Form& next, std::vector<Diagnostic>& errors) {
  for (const auto& code : index.items) {
    const auto* was = published.question(code);
    const auto* is = next.question(code);
    if (was == nullptr || is == nullptr) continue;
    if (was->direction == is->direction && steps_of(*was) == steps_of(*is)) continue;
    complain(errors, next,
             "question " + in_quotes(code) + " is scored in index " + in_quotes(index.code) +
                 ", and its options or their good end have changed",
             published.anonymous ? "put them back: of an anonymous form, indexes are fixed with the first answer"
                                 : "put them back: scores of answers that were given would change");
  }
}

/// People who answered without their names were told which of their answers would be scored together. Of a form with
/// names an index may come later; what its code once scored, it goes on scoring.
void compare_indexes(const Form& published, const Form& next, std::vector<Diagnostic>& errors) {
  for (const auto& index : next.indexes) {
    const auto was = std::find_if(published.indexes.begin(), published.indexes.end(),
                                  [&](const Index& one) { return one.code == index.code; });
    const bool same_rule = was != published.indexes.end() && was->usability_scale == index.usability_scale;
    if (same_rule && was->items == index.items) {
      compare_scored(index, published, next, errors);
      continue;
    }
    if (!published.anonymous) {
      if (was == published.indexes.end()) continue;
      if (was->items == index.items) {
        complain(errors, next,
                 "index " + in_quotes(index.code) + " is scored by another rule than in the published version",
                 "put \"sus\" back as it was, or give the new index a code of its own");
        continue;
      }
      complain(errors, next,
               "index " + in_quotes(index.code) + " was scored of " + joined(was->items, ", ") + " and now of " +
                   joined(index.items, ", "),
               "give the new index a code of its own");
      continue;
    }
    complain(errors, next, "the form was published without an index " + in_quotes(index.code) + " of these questions",
             "take it away: of an anonymous form, indexes are fixed with the first answer");
  }
}

/// What makes the next text another form, and no version of this one.
void compare_forms(const Form& published, const Form& next, std::vector<Diagnostic>& errors) {
  const auto questions = published.questions();
  const bool keeps = std::any_of(questions.begin(), questions.end(),
                                 [&](const auto* was) { return next.question(was->code) != nullptr; });
  if (keeps) return;
  complain(errors, next,
           "no question of the form that people answered is in this one, so it is another form and no version of it",
           "keep the questions that go on with their codes, or publish it as a round of its own");
}

}  // namespace

std::vector<Diagnostic> mixed_scores(const Form& answered, const Form& next) {
  std::vector<Diagnostic> errors;
  for (const auto& index : next.indexes) {
    for (const auto& code : index.items) {
      const auto* was = answered.question(code);
      const auto* is = next.question(code);
      if (was == nullptr || is == nullptr || steps_of(*was) == steps_of(*is)) continue;
      complain(errors, next,
               "question " + in_quotes(code) + " is scored in index " + in_quotes(index.code) +
                   ", and was answered with other options",
               "take it out of the index: steps of two scales are no one score");
    }
  }
  return errors;
}

std::vector<Diagnostic> loosened_promises(const Form& published, const Form& next) {
  std::vector<Diagnostic> errors;
  if (next.suppress_below < published.suppress_below) {
    const auto was = std::to_string(published.suppress_below);
    complain(errors, next,
             "groups of fewer than " + was + " people were to stay hidden, and now groups of " +
                 std::to_string(next.suppress_below) + " would be shown",
             "write suppress below " + was + " or more: people were promised it");
  }
  if (published.quote_with_consent && !next.quote_with_consent) {
    complain(errors, next, "only those who agree were to be quoted, and now everybody would be",
             "put \"quote with consent\" back: people were promised it");
  }
  if (published.delete_personal_after > 0 && next.delete_personal_after > published.delete_personal_after) {
    const auto was = std::to_string(published.delete_personal_after);
    complain(errors, next,
             "personal answers were to be deleted after " + was + " days, and now after " +
                 std::to_string(next.delete_personal_after),
             "write delete personal after " + was + " days or fewer: people were promised it");
  }
  return errors;
}

std::vector<Diagnostic> changed_meanings(const Form& published, const Form& next) {
  auto errors = loosened_promises(published, next);
  compare_forms(published, next, errors);
  if (published.anonymous != next.anonymous) {
    complain(errors, next,
             published.anonymous ? "the form was published as anonymous and no longer is"
                                 : "the form was published with names and is now anonymous",
             published.anonymous ? "put \"anonymous\" back: people were promised it"
                                 : "take \"anonymous\" away, or publish a form of another name");
  }
  if (published.breakdown != next.breakdown) {
    complain(errors, next,
             published.breakdown.empty() ? "the form was published without a breakdown and now has one"
                                         : "the form was published with breakdown " +
                                               joined(published.breakdown, ", ") + " and no longer has it",
             published.breakdown.empty() ? "take \"breakdown\" away: it is fixed with the first answer"
                                         : "put it back as it was: it is fixed with the first answer");
  }
  compare_indexes(published, next, errors);
  for (const auto* was : published.questions()) {
    const auto* is = next.question(was->code);
    const auto name = "question " + in_quotes(was->code);
    if (is == nullptr) {  // retired
      compare_names(*was, published, next, errors);
      continue;
    }
    if (is->personal != was->personal) {
      complain(errors, next,
               name + (was->personal ? " was kept apart from the answers and now stands among them"
                                     : " stood among the answers and is now personal"),
               was->personal ? "write personal behind it again: people were promised it"
                             : "give the personal question a code of its own");
      continue;
    }
    if (is->kind != was->kind) {
      complain(errors, next,
               name + " was of kind " + in_quotes(std::string(kind_words(was->kind))) + " and is now of kind " +
                   in_quotes(std::string(kind_words(is->kind))),
               "give the new question a code of its own");
      continue;
    }
    if (!still_means(label_key, was->label, is->label, is->also)) {
      complain(errors, next, name + " asked " + in_quotes(was->label) + " and now asks " + in_quotes(is->label),
               "give the new question a code of its own, or, if only the words are new, add: also " +
                   lang::quoted_text(was->label));
    }
    if (was->numbered && (is->low != was->low || is->high != was->high)) {
      complain(errors, next,
               name + " was answered on a scale from " + range_of(*was) + " and now goes from " + range_of(*is),
               "give the new question a code of its own");
      continue;
    }
    if (was->kind == QuestionKind::ranking && is->limit != was->limit) {
      const auto of = [](const Question& one) {
        return one.limit == 0 ? std::string("all options") : std::to_string(one.limit) + " at most";
      };
      complain(errors, next, name + " put " + of(*was) + " in order and now puts " + of(*is),
               "give the new question a code of its own");
      continue;
    }
    if (is->unit != was->unit) {
      complain(errors, next,
               name + " was answered in " + (was->unit.empty() ? "no unit" : in_quotes(was->unit)) + " and now in " +
                   (is->unit.empty() ? "none" : in_quotes(is->unit)),
               "give the new question a code of its own");
      continue;
    }
    if (is->format != was->format) {
      complain(errors, next, name + " asked for " + what_of(*was) + " and now asks for " + what_of(*is),
               "give the new question a code of its own");
      continue;
    }
    if (was->kind == QuestionKind::ranking) compare_ranks(*was, *is, next, errors);
    compare_grids(*was, *is, published, next, errors);
    compare_options(*was, *is, next, errors);
  }
  return errors;
}

}  // namespace muster::forms
