// Turns questions into fields: choices, numbered words, lines and numbers, each with its hint and its error.
#include <muster/domain/asking/question_pages.hpp>

#include <muster/domain/asking/condition_words.hpp>
#include "grid_pages.hpp"
#include "shown_when.hpp"

#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/page_conditions.hpp>
#include <muster/domain/forms/sums.hpp>
#include <muster/domain/forms/text_pattern.hpp>
#include <muster/domain/forms/tick_words.hpp>

#include <muster/kit/base/date.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace muster::asking {
namespace {

using forms::Question;
using forms::QuestionKind;

bool stands_on(const forms::Page& page, const std::string& code) {
  return std::any_of(page.questions.begin(), page.questions.end(),
                     [&](const Question& question) { return question.code == code; });
}

bool looks_at_page(const forms::Page& page, const query::Filter& condition) {
  const auto names = looked_at(condition);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return stands_on(page, name); });
}

bool hangs_on_own_page(const forms::Form& form, const forms::Page& page, const Question& question) {
  const auto within = forms::condition_within(form, page, question);
  return within && looks_at_page(page, *within);
}

/// What the page's script decides by, of a condition that hangs on answers of this page.
std::optional<std::string> when_shown(const QuestionsShown& shown, const query::Filter& condition) {
  return shown_when({shown.form, shown.page, shown.answers, shown.names}, condition);
}

class Filler {
 public:
  Filler(web::View& view, const QuestionsShown& shown, const Question& question)
      : view_(view),
        shown_(shown),
        question_(question),
        id_(shown.prefix + question.code),
        name_(shown.names + question.code) {}

  void fill() {
    view_.set("ID", id_).set("LABEL", question_.label);
    view_.show_if(!question_.required && question_.grid.empty(), "OPTIONAL");
    if (!question_.comment_on.empty()) {
      const auto full = forms::full_label(question_, shown_.form);
      view_.show("COMMENT").add("ABOUT", full.substr(0, full.size() - question_.label.size()));
    }
    if (question_.format == forms::TextFormat::district) {
      view_.add("TICKS", say(shown_.words, "The first half is enough, such as SE1."));
      described_.push_back(id_ + "-ticks");
    }
    if (const auto words = forms::ranking_in_words(question_, shown_.words); !words.empty()) {
      view_.add("TICKS", words);
      described_.push_back(id_ + "-ticks");
    }
    if (const auto words = forms::tick_limits_in_words(question_, shown_.words); !words.empty()) {
      view_.add("TICKS", words);
      described_.push_back(id_ + "-ticks");
    }
    // What several numbers are measured by stands over them.
    if (const auto words = forms::measure_in_words(question_, shown_.words); !words.empty() && question_.grid.empty()) {
      view_.add("TICKS", words);
      described_.push_back(id_ + "-ticks");
    }
    if (!question_.hint.empty()) {
      view_.add("HINT", question_.hint);
      described_.push_back(id_ + "-hint");
    }
    condition();
    error();
    switch (question_.kind) {
      case QuestionKind::pick_one:
      case QuestionKind::scale:
        if (question_.numbered) {
          add_numbers(view_.show("GROUPED"), question_, {id_, name_}, all_typed(question_.code));
        } else if (question_.grid.empty() || question_.scale.empty() || !fits_side_by_side(question_)) {
          choices("RADIOS", "RADIO");
        } else {
          add_steps(view_.show("GROUPED"), question_, {id_, name_}, all_typed(question_.code), shown_.words);
        }
        break;
      case QuestionKind::pick_any:
        choices("CHECKBOXES", "CHECKBOX");
        break;
      case QuestionKind::ranking:
        ranks();
        break;
      case QuestionKind::words:
        words();
        break;
      case QuestionKind::short_text:
        line();
        break;
      case QuestionKind::number:
        single("NUMBER")
            .set("VALUE", typed(0))
            .set("NUMBER_KEYS", question_.decimals > 0 ? "decimal" : "numeric")
            .set("NUMBER_WIDTH", width_of_number())
            .set("NUMBER_HOW", forms::how_to_write_in_words(question_, shown_.words))
            .set("NUMBER_LOW", question_.low ? std::to_string(static_cast<std::int64_t>(*question_.low)) : "")
            .set("NUMBER_HIGH", question_.high ? std::to_string(static_cast<std::int64_t>(*question_.high)) : "")
            .set("NUMBER_DECIMALS", static_cast<std::int64_t>(question_.decimals));
        break;
      case QuestionKind::long_text:
        single("LINES")
            .set("VALUE", typed(0))
            .set("ROWS", static_cast<std::int64_t>(std::clamp<std::size_t>(question_.limit, 2, 12)));
        break;
    }
    if (!described_.empty()) {
      std::string ids;
      for (const auto& id : described_) ids += (ids.empty() ? "" : " ") + id;
      view_.add("DESCRIBED", ids);
    }
  }

 private:
  [[nodiscard]] const std::vector<std::string>& all_typed(const std::string& name) const {
    static const std::vector<std::string> none;
    const auto found = shown_.typed.find(name);
    return found == shown_.typed.end() ? none : found->second;
  }
  /// A box of four signs cuts what is typed with its unit or its decimals, and large numbers.
  [[nodiscard]] std::string width_of_number() const {
    constexpr double widest = 9999;
    const bool small = question_.high && *question_.high <= widest && question_.low.value_or(0) >= -999;
    return small && question_.decimals == 0 && question_.unit.empty() ? "4" : "10";
  }
  [[nodiscard]] std::string typed(std::size_t at) const {
    const auto& all = all_typed(question_.code);
    return at < all.size() ? all[at] : std::string();
  }

  void condition() {
    const auto& page = shown_.form.pages[shown_.page];
    const auto own = forms::own_condition(shown_.form, question_);
    const bool here = hangs_on_own_page(shown_.form, page, question_);
    if (here && !shown_.all) trigger(*forms::condition_within(shown_.form, page, question_));
    if (!own || (!looks_at_page(page, *own) && !shown_.all)) return;
    // A grid tells it once, above its statements; a comment stands below the question that told it.
    if (question_.grid.empty() && !follows_its_question(shown_.form, question_)) {
      view_.add("CONDITION", condition_in_words(shown_.form, question_, shown_.words));
      described_.push_back(id_ + "-when");
    }
  }

  /// The script hides the question until it applies.
  void trigger(const query::Filter& condition) {
    if (const auto when = when_shown(shown_, condition)) view_.add("WHEN", *when);
  }

  void error() {
    for (const auto& error : shown_.errors) {
      if (error.question != question_.code || error.part != 0) continue;
      view_.show("WRONG").add("ERROR", error.message);
      described_.push_back(id_ + "-error");
      return;
    }
  }

  void choices(const std::string& list, const std::string& item) {
    auto& choices = view_.show("GROUPED").add(list);
    if (question_.at_most > 0) count_ticks(choices);
    const auto& ticked = all_typed(question_.code);
    for (std::size_t at = 0; at < question_.options.size(); ++at) {
      const auto& option = question_.options[at];
      if (!may_be_offered(option)) continue;
      auto& choice = choices.add(item);
      choice.show("CHOICES_HEADING", option.heading);
      offer(choice, option);
      choice.set("CHOICE_ID", at == 0 ? id_ : id_ + "-" + std::to_string(at + 1));
      choice.set("NAME", question_.kind == QuestionKind::pick_any ? name_ + "[]" : name_);
      choice.set("CODE", option.code).set("CHOICE_LABEL", option.label);
      choice.show_if(std::find(ticked.begin(), ticked.end(), option.code) != ticked.end(), "CHECKED");
      if (option.alone) {
        choice.show("ALONE");
        choice.show_if(at == 0 || !question_.options[at - 1].alone, "OR");
      }
      if (!option.write_in) continue;
      const auto& written = all_typed(question_.code + "." + option.code);
      choice.add("WRITE_IN")
          .set("WRITTEN", written.empty() ? "" : written.front())
          .set("WRITTEN_NAME", name_ + "." + option.code);
    }
  }

  /// A script says how many are ticked while somebody ticks.
  void count_ticks(web::View& choices) {
    const auto& words = shown_.words;
    auto& most = choices.add("MOST", std::to_string(question_.at_most));
    most.set("SAY_TICKED", say(words, "{count} of {most} ticked.", {{"count", "{count}"}, {"most", "{most}"}}));
    most.set("SAY_FULL", say(words, "{count} of {most} ticked. Untick one to tick another.",
                             {{"count", "{count}"}, {"most", "{most}"}}));
    most.set("TICKED_LANGUAGE", words.language());
  }

  /// A box for a number beside each option, as on paper.
  void ranks() {
    auto& list = view_.show("GROUPED").add("RANKS");
    const auto most =
        question_.limit > 0 ? std::min(question_.limit, question_.options.size()) : question_.options.size();
    for (std::size_t at = 0; at < question_.options.size(); ++at) {
      const auto& option = question_.options[at];
      auto& row = list.add("RANK");
      row.show("CHOICES_HEADING", option.heading);
      row.set("CHOICE_ID", at == 0 ? id_ : id_ + "-" + std::to_string(at + 1));
      row.set("CHOICE_LABEL", option.label).set("NAME", name_ + "." + option.code);
      const auto& chosen = all_typed(question_.code + "." + option.code);
      for (std::size_t number = 1; number <= most; ++number) {
        auto& choice = row.add("PLACE", std::to_string(number));
        choice.show_if(!chosen.empty() && chosen.front() == std::to_string(number), "CHOSEN");
      }
    }
  }

  [[nodiscard]] bool may_be_offered(const forms::Option& option) const {
    return !option.only_if || shown_.all || looks_at_page(shown_.form.pages[shown_.page], *option.only_if) ||
           forms::BoundCondition(shown_.form, *option.only_if).holds(shown_.answers);
  }

  /// An option that hangs on an answer of this page says so, and the script hides it until then.
  void offer(web::View& choice, const forms::Option& option) {
    if (!option.only_if) return;
    if (!shown_.all && !looks_at_page(shown_.form.pages[shown_.page], *option.only_if)) return;
    choice.add("OFFERED", offer_in_words(shown_.form, question_, option, shown_.words));
    if (shown_.all) return;
    if (const auto when = when_shown(shown_, *option.only_if)) choice.add("CHOICE_WHEN", *when);
  }

  /// What a phone offers to fill in, and which keys it shows.
  void line() {
    struct Field {
      const char* type;
      const char* fills_in;
      const char* width;
    };
    using forms::TextFormat;
    static const std::map<TextFormat, Field> fields{
        {TextFormat::any, {"text", "off", ""}},
        {TextFormat::email, {"email", "email", ""}},
        {TextFormat::web, {"url", "url", ""}},
        {TextFormat::telephone, {"tel", "tel", " govuk-input--width-20"}},
        {TextFormat::postcode, {"text", "postal-code", " govuk-input--width-10"}},
        {TextFormat::district, {"text", "off", " govuk-input--width-4"}},
        {TextFormat::date, {"date", "off", " govuk-input--width-10"}},
        {TextFormat::time, {"time", "off", " govuk-input--width-10"}}};
    const auto& field = fields.at(question_.format);
    // A browser empties a field of dates that holds anything else; what was typed must stay to be mended.
    const bool as_text = (question_.format == TextFormat::date && !typed(0).empty() && !parse_date(typed(0)).ok()) ||
                         (question_.format == TextFormat::time && !typed(0).empty() && typed(0).size() != 5);
    const std::string type = as_text ? "text" : field.type;
    auto& line = single("LINE")
                     .set("VALUE", typed(0))
                     .set("LINE_TYPE", type)
                     .set("LINE_FILLS_IN", field.fills_in)
                     .set("LINE_WIDTH", field.width);
    // A calendar and a clock let nothing else be picked.
    const bool by_hand = type != "date" && type != "time";
    line.show("LINE_PATTERN", by_hand ? forms::pattern_of(question_.format) : std::string());
    line.show("LINE_HOW", forms::how_to_write_in_words(question_, shown_.words));
  }

  void words() {
    auto& boxes = view_.show("GROUPED").add("WORDS");
    const auto count = std::max<std::size_t>(question_.limit, 1);
    for (std::size_t at = 1; at <= count; ++at) {
      auto& box = boxes.add("WORD");
      box.set("WORD_LABEL", say(shown_.words, "Word {number}", {{"number", std::to_string(at)}}));
      box.set("NUMBER", static_cast<std::int64_t>(at)).set("WORD_ID", id_ + "-" + std::to_string(at));
      box.set("WORD_NAME", count > 1 ? name_ + "[]" : name_).set("VALUE", typed(at - 1));
      for (const auto& error : shown_.errors) {
        if (error.question != question_.code || error.part != at) continue;
        box.show("WORD_WRONG").add("WORD_ERROR", error.message);
        break;
      }
    }
  }

  web::View& single(const std::string& kind) {
    view_.show("SINGLE");
    return view_.add(kind).set("NAME", name_);
  }

  web::View& view_;
  const QuestionsShown& shown_;
  const Question& question_;
  std::string id_;
  std::string name_;
  std::vector<std::string> described_;
};

/// What stands over the questions of a section.
void add_section_head(web::View& view, const QuestionsShown& shown, const forms::Section& section,
                      const Question& first) {
  auto& head = view.add("SECTION");
  head.set("SECTION_TITLE", section.title).set("SECTION_LEVEL", shown.all ? "4" : "2");
  if (!section.ask_if) return;
  const bool here = looks_at_page(shown.form.pages[shown.page], *section.ask_if);
  if (!here && !shown.all) return;
  head.add("SECTION_CONDITION", condition_of_section_in_words(shown.form, section, first, shown.words));
  if (shown.all) return;
  if (const auto when = when_shown(shown, *section.ask_if)) head.add("SECTION_WHEN", *when);
}

/// With what the numbers come to, where they have a total: hidden until some were sent or a script counts them.
void add_grid_end(web::View& view, const QuestionsShown& shown, const forms::Grid& grid) {
  view.show("GRID_END");
  if (!grid.total) return;
  const auto sum = forms::sum_of(shown.form.pages[shown.page], grid, shown.typed);
  // The sum itself stands in an element of its own, which a script keeps up to date.
  const std::string_view place = "{sum}";
  const auto said = say(shown.words, "So far {sum} of {total}",
                        {{"sum", place}, {"total", forms::sum_in_digits(*grid.total, shown.words)}});
  const auto at = std::min(said.find(place), said.size());
  auto& total = view.add("GRID_TOTAL", said.substr(0, at));
  total.set("GRID_LANGUAGE", shown.words.language()).set("GRID_WHOLE", forms::sum_in_digits(*grid.total));
  total.set("GRID_SUM", forms::sum_in_digits(sum.sum, shown.words)).show_if(!sum.any, "GRID_NOTHING_YET");
  total.set("GRID_AFTER_SUM", said.substr(std::min(at + place.size(), said.size())));
}

}  // namespace

bool may_be_asked(const forms::BoundForm& form, std::size_t page, const Question& question,
                  const forms::Answers& answers) {
  const auto reached = forms::condition_of_page(form.form(), page);
  if (reached && !forms::BoundCondition(form.form(), *reached).holds(answers)) return false;
  return hangs_on_own_page(form.form(), form.form().pages[page], question) || form.is_asked(question, answers);
}

std::size_t add_questions(web::View& page_view, const QuestionsShown& shown) {
  web::View view;
  view.set("SAY_OPTIONAL", say(shown.words, "(optional)")).set("SAY_ERROR", say(shown.words, "Error:"));
  view.set("SAY_WRITE_IN", say(shown.words, "Please say what")).set("SAY_OR", say(shown.words, "or"));
  // A form in a language that Muster has no words in: its own are marked as the English that they are.
  view.show_if(shown.words.language() != shown.form.language, "IN_ENGLISH");
  std::vector<const Question*> asked;
  for (const auto& question : shown.form.pages[shown.page].questions) {
    if (question.hidden) continue;
    if (shown.all || may_be_asked(shown.bound, shown.page, question, shown.answers)) asked.push_back(&question);
  }
  const auto& page = shown.form.pages[shown.page];
  std::size_t section = 0;
  const auto grid_at = [&](std::size_t at) {
    return at < asked.size() ? grid_around(shown.form, *asked[at]) : std::string();
  };
  for (std::size_t at = 0; at < asked.size(); ++at) {
    const auto& question = *asked[at];
    auto& filled = view.add("QUESTION");
    if (std::exchange(section, question.section) != question.section) {
      if (const auto* head = forms::section_of(page, question)) add_section_head(filled, shown, *head, question);
    }
    filled.show("INFORMATION", question.information);
    const auto grid = grid_at(at);
    if (!grid.empty() && (at == 0 || grid_at(at - 1) != grid)) {
      const bool told = forms::own_condition(shown.form, question) &&
                        (shown.all || looks_at_page(page, *forms::own_condition(shown.form, question)));
      add_grid_head(filled, *shown.form.grid(grid), question, shown.prefix + grid,
                    told ? condition_in_words(shown.form, question, shown.words) : std::string(), shown.words);
    }
    const bool has_comment = at + 1 < asked.size() && asked[at + 1]->comment_on == question.code;
    const bool comments_statement = !grid.empty() && !question.comment_on.empty() && question.comment_on != grid;
    filled.show_if(!question.grid.empty(), "CARD");
    filled.show_if((!question.grid.empty() && !has_comment) || comments_statement, "CARD_END");
    if (!grid.empty() && grid_at(at + 1) != grid) add_grid_end(filled, shown, *shown.form.grid(grid));
    Filler(filled, shown, question).fill();
  }
  page_view.markup("QUESTION_FIELDS", web::render("domain/asking/pages/questions.html", view));
  return asked.size();
}

std::string field_of(const forms::Form& form, const forms::AnswerError& error, const std::string& prefix) {
  const auto* question = form.question(error.question);
  const bool words = question != nullptr && question->kind == QuestionKind::words;
  if (!words) return prefix + error.question;
  return prefix + error.question + "-" + std::to_string(std::max<std::size_t>(error.part, 1));
}

}  // namespace muster::asking
