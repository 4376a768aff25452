// Turns questions into fields: choices, numbered words, lines and numbers, each with its hint and its error.
#include "question_pages.hpp"

#include "condition_words.hpp"

#include <algorithm>

namespace muster::feedback {
namespace {

using forms::Question;
using forms::QuestionKind;

bool stands_on(const forms::Page& page, const std::string& code) {
  return std::any_of(page.questions.begin(), page.questions.end(),
                     [&](const Question& question) { return question.code == code; });
}

bool hangs_on_own_page(const forms::Page& page, const Question& question) {
  if (!question.ask_if) return false;
  const auto names = looked_at(*question.ask_if);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return stands_on(page, name); });
}

class Filler {
 public:
  Filler(web::View& view, const QuestionsShown& shown, const Question& question)
      : view_(view), shown_(shown), question_(question), id_(shown.prefix + question.code) {}

  void fill() {
    view_.set("ID", id_).set("LABEL", question_.label);
    view_.show_if(!question_.required, "OPTIONAL");
    if (!question_.hint.empty()) {
      view_.add("HINT", question_.hint);
      described_.push_back(id_ + "-hint");
    }
    condition();
    error();
    switch (question_.kind) {
      case QuestionKind::pick_one:
      case QuestionKind::scale:
        choices("RADIOS", "RADIO");
        break;
      case QuestionKind::pick_any:
        choices("CHECKBOXES", "CHECKBOX");
        break;
      case QuestionKind::words:
        words();
        break;
      case QuestionKind::short_text:
        single("LINE").set("VALUE", typed(0));
        break;
      case QuestionKind::number:
        single("NUMBER").set("VALUE", typed(0));
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
  [[nodiscard]] std::string typed(std::size_t at) const {
    const auto& all = all_typed(question_.code);
    return at < all.size() ? all[at] : std::string();
  }

  void condition() {
    if (!question_.ask_if) return;
    const auto& page = shown_.form.pages[shown_.page];
    const bool here = hangs_on_own_page(page, question_);
    if (!here && !shown_.all) return;
    view_.add("CONDITION", condition_in_words(shown_.form, question_));
    described_.push_back(id_ + "-when");
    if (!shown_.all) trigger(page);
  }

  /// What the script needs to hide the question until it applies: where one choice of this page decides alone.
  void trigger(const forms::Page& page) {
    const auto names = looked_at(*question_.ask_if);
    const auto* decides = names.size() == 1 ? shown_.bound.question(names.front()) : nullptr;
    if (decides == nullptr || !decides->has_options() || decides->kind == QuestionKind::pick_any ||
        !stands_on(page, decides->code)) {
      return;
    }
    const std::vector<query::Field> fields{forms::field_of(*decides)};
    std::string codes;
    for (const auto& option : decides->options) {
      if (query::matches(*question_.ask_if, {{decides->code, {option.code}}}, fields)) codes += option.code + " ";
    }
    if (query::matches(*question_.ask_if, {}, fields)) codes += "- ";
    if (!codes.empty()) codes.pop_back();
    view_.add("WHEN", decides->code).set("WHEN_CODES", codes);
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
    const auto& ticked = all_typed(question_.code);
    for (std::size_t at = 0; at < question_.options.size(); ++at) {
      const auto& option = question_.options[at];
      auto& choice = choices.add(item);
      choice.set("CHOICE_ID", at == 0 ? id_ : id_ + "-" + std::to_string(at + 1));
      choice.set("NAME", question_.kind == QuestionKind::pick_any ? question_.code + "[]" : question_.code);
      choice.set("CODE", option.code).set("CHOICE_LABEL", option.label);
      choice.show_if(std::find(ticked.begin(), ticked.end(), option.code) != ticked.end(), "CHECKED");
      if (!option.write_in) continue;
      const auto name = question_.code + "." + option.code;
      const auto& written = all_typed(name);
      choice.add("WRITE_IN").set("WRITTEN", written.empty() ? "" : written.front()).set("WRITTEN_NAME", name);
    }
  }

  void words() {
    auto& boxes = view_.show("GROUPED").add("WORDS");
    const auto count = std::max<std::size_t>(question_.limit, 1);
    for (std::size_t at = 1; at <= count; ++at) {
      auto& box = boxes.add("WORD");
      box.set("NUMBER", static_cast<std::int64_t>(at)).set("WORD_ID", id_ + "-" + std::to_string(at));
      box.set("WORD_NAME", count > 1 ? question_.code + "[]" : question_.code).set("VALUE", typed(at - 1));
      for (const auto& error : shown_.errors) {
        if (error.question != question_.code || error.part != at) continue;
        box.show("WORD_WRONG").add("WORD_ERROR", error.message);
        break;
      }
    }
  }

  web::View& single(const std::string& kind) {
    view_.show("SINGLE");
    return view_.add(kind).set("NAME", question_.code);
  }

  web::View& view_;
  const QuestionsShown& shown_;
  const Question& question_;
  std::string id_;
  std::vector<std::string> described_;
};

}  // namespace

bool may_be_asked(const forms::BoundForm& form, std::size_t page, const Question& question,
                  const forms::Answers& answers) {
  return hangs_on_own_page(form.form().pages[page], question) || form.is_asked(question, answers);
}

std::size_t add_questions(web::View& view, const QuestionsShown& shown) {
  std::size_t count = 0;
  for (const auto& question : shown.form.pages[shown.page].questions) {
    if (!shown.all && !may_be_asked(shown.bound, shown.page, question, shown.answers)) continue;
    Filler(view.add("QUESTION"), shown, question).fill();
    ++count;
  }
  return count;
}

std::string field_of(const forms::Form& form, const forms::AnswerError& error, const std::string& prefix) {
  const auto* question = form.question(error.question);
  const bool words = question != nullptr && question->kind == QuestionKind::words;
  if (!words) return prefix + error.question;
  return prefix + error.question + "-" + std::to_string(std::max<std::size_t>(error.part, 1));
}

}  // namespace muster::feedback
