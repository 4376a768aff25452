// A form as a SurveyJS survey.
#include "added_words.hpp"
#include "amounts.hpp"
#include "conditions.hpp"
#include "kinds.hpp"
#include "languages.hpp"
#include "own_words.hpp"
#include "piping.hpp"
#include "readers.hpp"
#include "surveyjs_languages.hpp"

#include <muster/domain/forms/page_conditions.hpp>
#include <muster/kit/base/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace muster::conversions {
namespace {

using forms::Form;
using forms::Question;
using forms::QuestionKind;

/// A table of ticks keeps each row's in a column of its own.
std::string called(const Question& question) {
  if (question.grid.empty()) return "{" + question.code + "}";
  const auto* const column = question.kind == QuestionKind::pick_any ? ".answer}" : "}";
  return "{" + question.grid + "." + question.code + column;
}

const DialectNames names{called, [](const Question& question, const std::string&) { return called(question); }};

using Members = Json::Object;

class Writer {
 public:
  Writer(const Form& form, Differences differences) : form_(form), differences_(std::move(differences)) {}

  Json run() {
    Carries carries;
    carries.lines = carries.alone = carries.text_limit = carries.ends_of_scale = carries.scales = carries.ranks =
        carries.ticks = true;
    carries.grid_hint = carries.name = carries.decimals = true;
    carries.several_write_ins = carries.comments = carries.pick_any_grid = true;
    carries.format = [](const KindRow& row) { return !row.surveyjs_input.empty(); };
    tell_own_words(form_, carries, differences_);
    Members survey;
    put(survey, "title", form_.title);
    put(survey, "surveyId", form_.name);
    put(survey, "description", form_.introduction);
    put(survey, "completedHtml", form_.thanks);
    if (form_.language != "en") put(survey, "locale", form_.language);
    Json::Array pages;
    for (std::size_t at = 0; at < form_.pages.size(); ++at) pages.push_back(page_json(form_.pages[at], at));
    survey.emplace_back("pages", Json(std::move(pages)));
    return Json(std::move(survey));
  }

  std::vector<Difference> take_differences() { return std::move(differences_).take(); }

 private:
  static void put(Members& members, const char* name, const std::string& text) {
    if (!text.empty()) members.emplace_back(name, text);
  }

  void put_condition(Members& members, const std::optional<query::Filter>& filter) const {
    if (filter) members.emplace_back("visibleIf", condition_text(*filter, form_, Dialect::surveyjs, names));
  }

  Json page_json(const forms::Page& page, std::size_t number) {
    Members out;
    put(out, "name", "page" + std::to_string(number + 1));
    put(out, "title", page.title);
    put(out, "description", page.introduction);
    put_condition(out, forms::condition_of_page(form_, number));
    Json::Array elements;
    for (std::size_t at = 0; at < page.questions.size(); ++at) {
      const auto& question = page.questions[at];
      if (!question.comment_on.empty()) {
        add_comment(elements, question);
        continue;
      }
      for (const auto& above : paragraphs_above(form_, page, question)) {
        Members text;
        put(text, "type", "html");
        put(text, "name", above.name);
        put(text, "html", above.text);
        put_condition(text, above.condition);
        elements.emplace_back(std::move(text));
      }
      if (question.grid.empty()) {
        elements.push_back(question_json(question));
        add_write_ins(elements, question);
      } else {
        elements.push_back(grid_json(page, at));
        while (at + 1 < page.questions.size() && belongs(page.questions[at + 1], question.grid, elements)) ++at;
      }
    }
    out.emplace_back("elements", Json(std::move(elements)));
    return Json(std::move(out));
  }

  /// Comments on statements stand below their table.
  bool belongs(const Question& next, const std::string& grid, Json::Array& elements) {
    if (next.grid == grid) return true;
    const auto* on = form_.question(next.comment_on);
    if (next.comment_on.empty() || (next.comment_on != grid && (on == nullptr || on->grid != grid))) return false;
    differences_.add({"question \"" + next.code + "\"", 0}, "a comment in a table of questions",
                     "asked below the table");
    elements.push_back(text_json(next));
    return true;
  }

  void add_comment(Json::Array& elements, const Question& comment) {
    const auto* on = form_.question(comment.comment_on);
    // The comment on a question is a property of it.
    if (on != nullptr && on->grid.empty() && comment.code == on->code + "_comment") return;
    elements.push_back(text_json(comment));
  }

  /// Lines to write on that are not the one which "other" has.
  void add_write_ins(Json::Array& elements, const Question& question) const {
    for (const auto& option : question.options) {
      if (!option.write_in || is_other(question, option)) continue;
      const auto op = question.kind == QuestionKind::pick_any ? query::Operator::contains : query::Operator::equal;
      Members out;
      put(out, "type", "text");
      put(out, "name", question.code + "_" + option.code);
      put(out, "title", write_in_label(form_.language));
      put_condition(out, comparison(question.code, op, {option.code}));
      elements.emplace_back(std::move(out));
    }
  }

  Json text_json(const Question& comment) const {
    Members out;
    put(out, "type", "comment");
    put(out, "name", comment.code);
    put(out, "title", comment.label);
    put_condition(out, commented_by(form_, comment));
    return Json(std::move(out));
  }

  static Json item(const std::string& value, const std::string& text) {
    return json_object({{"value", value}, {"text", text}});
  }

  Json grid_json(const forms::Page& page, std::size_t first) const {
    const auto& question = page.questions[first];
    const auto* grid = form_.grid(question.grid);
    Members out;
    const bool boxes = question.kind == QuestionKind::pick_any;
    put(out, "type", boxes ? "matrixdropdown" : "matrix");
    put(out, "name", question.grid);
    put(out, "title", grid == nullptr ? question.grid : grid->label);
    if (grid != nullptr) put(out, "description", grid->hint);
    put_condition(out, asked_within(form_, question));
    if (question.required) {
      out.emplace_back("isRequired", true);
      out.emplace_back(boxes ? "eachRowRequired" : "isAllRowRequired", true);
    }
    put(out, "requiredErrorText", question.if_missing);
    Json::Array columns;
    if (boxes) {
      Members column{{"name", "answer"}, {"cellType", "checkbox"}};
      add_choices(column, question);
      columns.emplace_back(std::move(column));
    }
    for (const auto& option : boxes ? std::vector<forms::Option>() : question.options)
      columns.push_back(item(option.code, label_in_table(question, option)));
    out.emplace_back("columns", Json(std::move(columns)));
    Json::Array rows;
    for (auto at = first; at < page.questions.size(); ++at) {
      if (page.questions[at].grid == question.grid)
        rows.push_back(item(page.questions[at].code, page.questions[at].label));
    }
    out.emplace_back("rows", Json(std::move(rows)));
    return Json(std::move(out));
  }

  Json question_json(const Question& question) const {
    const auto* kind = kind_row(question);
    Members out;
    put(out, "type", question.ordered ? "rating" : kind == nullptr ? "text" : std::string(kind->surveyjs));
    put(out, "name", question.code);
    put(out, "title", question.label);
    put(out, "description", hint_of(question, form_.language));
    put_condition(out, asked_within(form_, question));
    if (question.required) out.emplace_back("isRequired", true);
    put(out, "requiredErrorText", question.if_missing);
    if (kind != nullptr) put(out, "inputType", std::string(kind->surveyjs_input));
    add_kind(out, question);
    const auto* comment = form_.question(question.code + "_comment");
    if (comment != nullptr && comment->comment_on == question.code) {
      out.emplace_back("showCommentArea", true);
      put(out, "commentText", comment->label);
    }
    return Json(std::move(out));
  }

  static void put_whole(Members& out, const char* name, double number) {
    out.emplace_back(name, Json(std::llround(number)));
  }

  static void add_kind(Members& out, const Question& question) {
    switch (question.kind) {
      case QuestionKind::pick_one:
      case QuestionKind::pick_any:
        add_choices(out, question);
        break;
      case QuestionKind::ranking:
        add_items(out, "choices", question);
        if (question.limit == 0) break;
        out.emplace_back("selectToRankEnabled", true);
        out.emplace_back("maxSelectedChoices", Json(question.limit));
        break;
      case QuestionKind::scale:
        if (question.numbered && !has_beside(question)) {
          put_whole(out, "rateMin", *question.low);
          put_whole(out, "rateMax", *question.high);
          put(out, "minRateDescription", question.low_label);
          put(out, "maxRateDescription", question.high_label);
        } else {
          add_items(out, "rateValues", question);
        }
        break;
      case QuestionKind::number:
        if (question.decimals > 0)
          out.emplace_back("step", Json(std::pow(10.0, -static_cast<double>(question.decimals))));
        if (question.low) put_whole(out, "min", *question.low);
        if (question.high) put_whole(out, "max", *question.high);
        break;
      case QuestionKind::long_text:
        out.emplace_back("rows", Json(question.limit));
        break;
      case QuestionKind::short_text:
        if (question.limit > 0) out.emplace_back("maxLength", Json(question.limit));
        break;
      default:
        break;
    }
  }

  static void add_items(Members& out, const char* name, const Question& question) {
    Json::Array items;
    for (const auto& option : question.options) items.push_back(item(option.code, option.label));
    out.emplace_back(name, Json(std::move(items)));
  }

  /// A line to write on is what "other" has, and stands last; what stands alone is "none".
  static void add_choices(Members& out, const Question& question) {
    if (question.ordered) return add_items(out, "rateValues", question);
    Json::Array choices;
    for (const auto& option : question.options) {
      const bool other = is_other(question, option);
      const bool none = option.alone && option.code == "none" && &option == &question.options.back();
      if (other) {
        out.emplace_back("showOtherItem", true);
        put(out, "otherText", option.label);
      } else if (none) {
        out.emplace_back("showNoneItem", true);
        put(out, "noneText", option.label);
      } else if (option.alone) {
        choices.push_back(json_object({{"value", option.code}, {"text", option.label}, {"isExclusive", true}}));
      } else {
        choices.push_back(item(option.code, option.label));
      }
    }
    out.emplace_back("choices", Json(std::move(choices)));
    if (question.at_least > 0) out.emplace_back("minSelectedChoices", Json(question.at_least));
    if (question.at_most > 0) out.emplace_back("maxSelectedChoices", Json(question.at_most));
  }

  static bool is_other(const Question& question, const forms::Option& option) {
    return option.write_in && option.code == "other" && is_last(question, option);
  }

  static bool has_beside(const Question& question) {
    return std::any_of(question.options.begin(), question.options.end(),
                       [](const forms::Option& option) { return option.beside; });
  }

  /// But for those that stand alone.
  static bool is_last(const Question& question, const forms::Option& option) {
    return std::all_of(&option + 1, question.options.data() + question.options.size(),
                       [](const forms::Option& below) { return below.alone; });
  }

  const Form& form_;
  Differences differences_;
};

}  // namespace

Result<WrittenForm> write_surveyjs(const Form& form) {
  const auto written = [](const Form& in) {
    Differences differences;
    const auto apart = with_pipes_of(with_amounts_apart(in, differences), {"{", "}", true}, differences);
    Writer writer(apart, std::move(differences));
    auto survey = writer.run();
    return std::pair(std::move(survey), writer.take_differences());
  };
  auto [survey, differences] = written(form);
  for (const auto& one : form.translations)
    survey = with_language(survey, form.language, written(in_language(form, one.language)).first, one.language);
  tell_words_in_english(form, true, differences);
  return WrittenForm{json_text(survey, 2) + "\n", std::move(differences)};
}

}  // namespace muster::conversions
