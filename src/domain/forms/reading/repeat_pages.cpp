// Makes the questions of a page "for each" once for every option of an earlier question, so that what counts, stores
// and exports answers needs to know nothing of it; and lets a form stand whose options come from the programme.
#include "comment_codes.hpp"
#include "draft.hpp"

#include <muster/domain/forms/programme_options.hpp>
#include <muster/kit/base/nearest.hpp>

#include <algorithm>
#include <utility>

namespace muster::forms {
namespace {

constexpr std::size_t longest_made_code = 56;  // "_comment" fits behind: statistics programs take 64

bool is_of_the_programme(const OptionDraft& option) { return !option.write_in && !option.beside && !option.alone; }

void put_stand_in(QuestionDraft& question) {
  if (!question.options_from || question.broken || question.is_grid || !is_option_source(question.options_from->value))
    return;
  if (question.kind != QuestionKind::pick_one && question.kind != QuestionKind::pick_any) return;
  if (std::ranges::any_of(question.options, is_of_the_programme)) return;
  const auto place = question.options_from->place;
  const auto stand_in = stand_in_option(question.options_from->value);
  OptionDraft option;
  option.code = {stand_in.code, place};
  option.label = {stand_in.label, place};
  option.mark = question.kind == QuestionKind::pick_any ? Mark::box : Mark::round;
  option.place = place;
  question.options.insert(question.options.begin(), std::move(option));
}

/// Where `from` stands as a word outside quotes, `to` in its place.
std::string with_word(const std::string& text, const std::string& from, const std::string& to) {
  const auto in_word = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
  };
  std::string out;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end == at) {
      quoted = quoted != (text[at] == '"');
      out += text[at++];
      continue;
    }
    const auto word = text.substr(at, end - at);
    out += !quoted && word == from ? to : word;
    at = end;
  }
  return out;
}

class Repeater {
 public:
  Repeater(FormDraft& draft, Diagnostics& diagnostics) : draft_(draft), diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t at = 0; at < draft_.pages.size(); ++at)
      if (draft_.pages[at].for_each) repeat(draft_.pages[at], at);
  }

 private:
  void repeat(PageDraft& page, std::size_t number) {
    const auto* over = question_gone_through(*page.for_each, number);
    if (over == nullptr || !fits(page, *over)) return;
    auto written = std::exchange(page.questions, {});
    for (const auto& option : over->options) {
      if (option.alone) continue;
      SectionDraft section;
      section.title = {option.label.value, page.for_each->place};
      section.for_option = option.code.value;
      page.sections.push_back(std::move(section));
      for (const auto& question : written) page.questions.push_back(made_for(option, question, written, page));
    }
  }

  /// The pick any question above the page that `for each` names; nothing where there is none, which is told.
  const QuestionDraft* question_gone_through(const PlacedText& named, std::size_t page) {
    std::vector<std::string> known;
    for (std::size_t at = 0; at < draft_.pages.size(); ++at) {
      for (const auto& question : draft_.pages[at].questions) {
        if (question.code.value == named.value) {
          if (at >= page) {
            diagnostics_.add(named.place, "\"" + named.value + "\" is not answered before this page",
                             "name a question of an earlier page");
            return nullptr;
          }
          if (question.broken || !question.kind) return nullptr;
          if (question.kind != QuestionKind::pick_any || question.is_grid) {
            diagnostics_.add(named.place, "a page is asked for each tick, and \"" + named.value + "\" has none",
                             "name a pick any question");
            return nullptr;
          }
          return &question;
        }
        if (at < page && question.kind == QuestionKind::pick_any) known.push_back(question.code.value);
      }
    }
    for (const auto& one : draft_.pages)
      if (one.broken) return nullptr;  // the question may be what could not be read
    auto hint = did_you_mean(named.value, known);
    if (hint.empty()) hint = "name a pick any question of an earlier page";
    diagnostics_.add(named.place, "nothing is called \"" + named.value + "\"", hint);
    return nullptr;
  }

  bool fits(const PageDraft& page, const QuestionDraft& over) {
    if (!page.sections.empty()) {
      diagnostics_.add(page.sections.front().title.place, "a page for each has no sections: each option becomes one",
                       "take the section away");
      return false;
    }
    if (page.end_if) {
      diagnostics_.add(page.end_if->place, "a page for each cannot end the form", "put \"end if\" on another page");
      return false;
    }
    std::size_t asked = 0;
    for (const auto& question : page.questions)
      asked += std::max<std::size_t>(question.rows.size(), 1) + (question.comment ? 1 : 0);
    const auto times =
        static_cast<std::size_t>(std::ranges::count_if(over.options, [](const auto& option) { return !option.alone; }));
    if (asked * times > most_questions) {
      diagnostics_.add(page.for_each->place,
                       "this page asks " + std::to_string(asked) + " questions for each of " + std::to_string(times) +
                           " options: " + std::to_string(asked * times) + ", more than the 200 of a form",
                       "ask fewer questions on this page");
      return false;
    }
    return std::ranges::all_of(page.questions, [&](const auto& question) { return codes_fit(question, over); });
  }

  bool codes_fit(const QuestionDraft& question, const QuestionDraft& over) {
    const auto fits_all = [&](const PlacedText& code) {
      for (const auto& option : over.options) {
        const auto made = repeated_code(code.value, option.code.value);
        if (option.alone || made.size() <= longest_made_code) continue;
        diagnostics_.add(code.place,
                         "this question would be stored as \"" + made + "\", which is longer than 56 characters",
                         "shorten its code");
        return false;
      }
      return true;
    };
    return fits_all(question.code) &&
           std::ranges::all_of(question.rows, [&](const auto& row) { return fits_all(row.code); });
  }

  static QuestionDraft made_for(const OptionDraft& option, QuestionDraft question,
                                const std::vector<QuestionDraft>& siblings, const PageDraft& page) {
    const auto made = [&](const std::string& code) { return repeated_code(code, option.code.value); };
    const auto rename = [&](std::optional<PlacedText>& condition) {
      if (!condition) return;
      for (const auto& sibling : siblings) {
        condition->value = with_word(condition->value, sibling.code.value, made(sibling.code.value));
        for (const auto& row : sibling.rows)
          condition->value = with_word(condition->value, row.code.value, made(row.code.value));
      }
    };
    question.repeats = question.code.value;
    question.repeat_option = option.code.value;
    question.copied = page.sections.size() > 1;
    question.code.value = made(question.code.value);
    for (auto& row : question.rows) {
      row.repeats = row.code.value;
      row.code.value = made(row.code.value);
    }
    rename(question.condition);
    for (auto& one : question.options) rename(one.only_if);
    question.section = page.sections.size();
    return question;
  }

  FormDraft& draft_;
  Diagnostics& diagnostics_;
};

}  // namespace

void repeat_pages(FormDraft& draft, Diagnostics& diagnostics) {
  for (auto& page : draft.pages)
    for (auto& question : page.questions) put_stand_in(question);
  Repeater(draft, diagnostics).run();
}

}  // namespace muster::forms
