// From a sketch to a form that the form language takes, with everything told that changed on the way.
#include "added_words.hpp"
#include "conditions.hpp"
#include "faulty_conditions.hpp"
#include "measure_hint.hpp"
#include "settle_conditions.hpp"
#include "settle_labels.hpp"
#include "sketch.hpp"

#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>

namespace muster::conversions {
namespace {

using forms::CodeMaker;
using forms::Question;
using forms::QuestionKind;

constexpr const char* everybody = "everybody is asked";
const std::string behind_comment = "_comment";  // as the form language stores comments

bool is_text(const Question& question) {
  return (question.kind == QuestionKind::short_text && question.format == forms::TextFormat::any) ||
         question.kind == QuestionKind::long_text;
}

/// Whether the condition asks for that option and nothing else.
bool asks_for(const std::optional<query::Filter>& filter, const std::string& question, const std::string& option) {
  return filter && filter->kind == query::Filter::Kind::comparison && filter->name == question &&
         (filter->op == query::Operator::equal || filter->op == query::Operator::contains) &&
         filter->values == std::vector<std::string>{option};
}

class Settler {
 public:
  Settler(Sketch sketch, const std::string& source)
      : sketch_(std::move(sketch)), source_(source), conditions_(sketch_.option_names, sketch_.differences) {}

  Result<ReadForm> run() {
    heading();
    for (auto& page : sketch_.pages) join_followers(page);
    share_scales();
    for (auto& page : sketch_.pages) MUSTER_CHECK(add(page));
    end_words();
    if (form_.pages.empty()) return bad_input("\"" + source_ + "\" has no question that people could answer.");
    return checked();
  }

 private:
  Differences& differences() { return sketch_.differences; }

  void heading() {
    const Place top{"", 0};
    const auto dot = source_.rfind('.');
    const auto stem = dot == std::string::npos || dot == 0 ? source_ : source_.substr(0, dot);
    form_.title = cut(settled_label(sketch_.title, stem, "the form’s title", top, differences()), longest_label);
    auto name = forms::code_like(sketch_.name.empty() ? form_.title : sketch_.name, '-').substr(0, 60);
    while (!name.empty() && name.back() == '-') name.pop_back();
    if (name.empty() || (name.front() >= '0' && name.front() <= '9')) name = ("form-" + name).substr(0, 60);
    if (name == "form-") name = "form";
    form_.name = name;
    if (!sketch_.language.empty()) form_.language = sketch_.language;
    form_.introduction = settled_paragraph(sketch_.introduction, "the introduction", top, differences());
    form_.thanks = settled_paragraph(sketch_.thanks, "the words at the end", top, differences());
  }

  /// A text called like an option, or like its question with "_comment" behind, asked right below it: other programs
  /// have no other way to say a line to write on.
  void join_followers(PageSketch& page) {
    std::vector<QuestionSketch> kept;
    for (auto& one : page.questions) {
      if (kept.empty() || !is_text(one.question) || !joins(kept.back(), one)) kept.push_back(std::move(one));
    }
    page.questions = std::move(kept);
  }

  bool joins(QuestionSketch& above, const QuestionSketch& text) {
    auto& question = above.question;
    const auto& name = text.question.code;
    if (!text.question.information.empty() || !text.comment.empty() || text.question.required) return false;
    const bool same_people = !text.question.ask_if || text.question.ask_if == question.ask_if;
    if (name == question.code + behind_comment && question.grid.empty() && same_people) {
      above.comment = text.question.label;
      return true;
    }
    for (auto& option : question.options) {
      if (!asks_for(text.question.ask_if, question.code, option.code)) continue;
      const bool picks = question.kind == QuestionKind::pick_one || question.kind == QuestionKind::pick_any;
      if (name == question.code + "_" + option.code + behind_comment && question.grid.empty()) {
        above.option_comments.emplace_back(option.code, text.question.label);
        return true;
      }
      if (name != question.code + "_" + option.code || !picks) continue;
      option.write_in = true;
      if (!is_write_in_label(text.question.label))
        differences().add(text.place, "the words \"" + cut(text.question.label, 60) + "\" over a line to write on",
                          "left out: the line stands below \"" + cut(option.label, 60) + "\"");
      if (text.question.kind == QuestionKind::long_text) write_in_lines(text.place);
      return true;
    }
    return false;
  }

  void write_in_lines(const Place& place) {
    differences().add(place, "several lines to write on below an option", "one line of 200 letters");
  }

  /// A list of options stays a named scale where several scales use it, or a grid does.
  void share_scales() {
    for (const auto& page : sketch_.pages) {
      for (const auto& one : page.questions) {
        const auto& question = one.question;
        if (question.kind == QuestionKind::scale && !question.scale.empty()) ++uses_[question.scale];
      }
    }
  }

  Outcome add(PageSketch& sketch) {
    if (sketch.questions.empty()) {
      if (!sketch.introduction.empty() && &sketch != &sketch_.pages.back())
        (&sketch + 1)->introduction =
            sketch.introduction + ((&sketch + 1)->introduction.empty() ? "" : "\n") + (&sketch + 1)->introduction;
      else if (!sketch.introduction.empty())
        differences().add(sketch.place, "the words \"" + cut(sketch.introduction, 60) + "\"",
                          "left out: no question follows");
      return Success{};
    }
    forms::Page page;
    page.title = sketch.title.empty()
                     ? form_.title
                     : cut(settled_label(sketch.title, form_.title, "the page’s title", sketch.place, differences()),
                           longest_label);
    page.introduction = settled_paragraph(sketch.introduction, "the page’s introduction", sketch.place, differences());
    page.ask_if = conditions_.settled(sketch.ask_if, sketch.place, everybody);
    std::map<std::string, std::string> grid_codes;
    for (std::size_t at = 0; at < sketch.questions.size();) {
      const auto& grid = sketch.questions[at].question.grid;
      auto end = at + 1;
      while (!grid.empty() && end < sketch.questions.size() && sketch.questions[end].question.grid == grid) ++end;
      if (grid.empty())
        add(page, sketch.questions[at]);
      else
        add_grid(page, sketch, at, end);
      at = end;
    }
    if (sketch.end_if && &sketch != &sketch_.pages.back())
      page.end_if = conditions_.settled(sketch.end_if, sketch.place, "the form goes on");
    else if (sketch.end_if)
      differences().add(sketch.place, "an end of the survey", "left out: nothing follows this page");
    form_.pages.push_back(std::move(page));
    return Success{};
  }

  void add_grid(forms::Page& page, PageSketch& sketch, std::size_t begin, std::size_t end) {
    const auto& name = sketch.questions[begin].question.grid;
    const auto found = std::find_if(sketch.grids.begin(), sketch.grids.end(),
                                    [&](const forms::Grid& grid) { return grid.code == name; });
    const auto& first = sketch.questions[begin];
    forms::Grid grid = found == sketch.grids.end() ? forms::Grid{name, name, {}, {}} : *found;
    grid.label = cut(settled_label(grid.label, grid.code, "the label", first.place, differences()), longest_label);
    grid.hint = settled_paragraph(grid.hint, "the hint", first.place, differences());
    if (end - begin < 2) {
      auto& row = sketch.questions[begin];
      differences().add(row.place, "a grid of one statement", "asked as a scale");
      row.question.label = grid.label + (row.question.label.empty() ? "" : ": " + row.question.label);
      row.question.hint = grid.hint;
      row.question.grid.clear();
      return add(page, row);
    }
    grid.code = maker_.make(grid.code);
    const auto condition = first.question.ask_if;
    const auto required = first.question.required;
    for (auto at = begin; at < end; ++at) {
      auto& row = sketch.questions[at];
      if (at > begin && row.question.ask_if != condition)
        differences().add(row.place, "a condition of one statement of a grid", "that of the grid goes for it");
      if (row.question.required != required)
        differences().add(row.place, "statements of one grid of which some must be answered",
                          required ? "all must be answered" : "none must be answered");
      row.question.ask_if = condition;
      row.question.required = required;
      row.question.if_missing = first.question.if_missing;
      row.question.grid = grid.code;
      add(page, row, grid.label);
    }
    page.grids.push_back(std::move(grid));
  }

  void add(forms::Page& page, QuestionSketch& sketch, const std::string& under = {}) {
    auto question = std::move(sketch.question);
    const auto name = question.code;
    const auto& place = sketch.place;
    question.code = maker_.make(name.empty() ? question.label.substr(0, 60) : name);
    if (!name.empty() && question.code != name)
      differences().add(place, "the name \"" + name + "\"", "its code is " + question.code);
    auto label = settled_label(question.label, name.empty() ? question.code : name, "the label", place, differences());
    question.information = settled_paragraph(question.information, "the information", place, differences());
    if (character_count(label) > longest_label) {
      differences().add(place, "a label of more than 300 letters",
                        "all of it stands above the question, and its beginning as the label");
      question.information += (question.information.empty() ? "" : "\n") + label;
      label = cut(label, 200);
    }
    question.label = headings_.told_apart(std::move(label), under, place, differences());
    question.hint = settled_paragraph(question.hint, "the hint", place, differences());
    (void)take_measure(question);
    const auto names = settle_options(question, place, differences());
    settle_limits(question, place, differences());
    if (question.kind == QuestionKind::scale && !question.numbered) settle_scale(question);
    if (question.ask_if) question.ask_if = conditions_.settled(question.ask_if, place, everybody);
    if (question.ask_if == page.ask_if) question.ask_if.reset();  // the page says it already
    question.if_missing =
        question.required
            ? cut(settled_paragraph(question.if_missing, "the message", place, differences()), longest_label)
            : std::string();
    conditions_.know(name, question, names);
    for (const auto& further : sketch.names) conditions_.know(further, question, names);
    page.questions.push_back(question);
    for (const auto& [option, words] : sketch.option_comments) {
      const auto code = names.find(option);
      if (code == names.end()) continue;
      add_comment(page, question, question.code + "_" + code->second, words, place);
      page.questions.back().ask_if = comparison(
          question.code, question.kind == QuestionKind::pick_any ? query::Operator::contains : query::Operator::equal,
          {code->second});
    }
    if (!sketch.comment.empty()) add_comment(page, question, question.code, sketch.comment, place);
  }

  void add_comment(forms::Page& page, const Question& question, const std::string& about, const std::string& words,
                   const Place& place) {
    Question comment;
    comment.code = about + behind_comment;
    comment.kind = QuestionKind::long_text;
    comment.limit = 2;
    comment.comment_on = question.code;
    comment.label =
        cut(settled_label(words, "Comment", "the words over the comment", place, differences()), longest_label);
    page.questions.push_back(std::move(comment));
  }

  void settle_scale(Question& question) {
    if (question.scale.empty() || (question.grid.empty() && uses_[question.scale] < 2)) {
      question.scale.clear();
      return;
    }
    const auto found = std::find_if(form_.scales.begin(), form_.scales.end(), [&](const forms::Scale& scale) {
      return scale.options == question.options && scale.direction == question.direction;
    });
    if (found != form_.scales.end()) {
      question.scale = found->name;
      return;
    }
    question.scale = scale_maker_.make(question.scale);
    form_.scales.push_back({question.scale, question.direction, question.options});
  }

  void end_words() {
    if (sketch_.information.empty()) return;
    const Place end{"", static_cast<std::size_t>(-1)};
    if (form_.thanks.empty()) {
      form_.thanks = settled_paragraph(sketch_.information, "the words at the end", end, differences());
      differences().add(end, "the words below the last question", "they stand on the page that thanks");
    } else {
      differences().add(end, "the words \"" + cut(sketch_.information, 60) + "\" below the last question", "left out");
    }
  }

  /// What is left that only the form language knows to be wrong is in conditions: without them every form is sound.
  Result<ReadForm> checked() {
    const Place end{"", static_cast<std::size_t>(-1)};
    constexpr int most_rounds = 10;  // each leaves out what all its errors are about
    auto text = forms::print_form(with_page_conditions(form_));
    auto read = forms::parse_form(text, source_);
    for (int round = 0; !read.ok() && round < most_rounds; ++round) {
      bool found = false;
      for (const auto& one : read.error().diagnostics) {
        const auto whose = leave_out_condition(form_, text, one.line);
        if (whose.empty()) continue;
        differences().add(end, "the condition of " + whose + ", because " + one.message, "left out");
        found = true;
      }
      if (!found) break;
      text = forms::print_form(with_page_conditions(form_));
      read = forms::parse_form(text, source_);
    }
    if (!read.ok()) {
      std::string why;
      for (const auto& one : read.error().diagnostics) why += (why.empty() ? "" : "; ") + one.message;
      leave_out_conditions(form_);
      text = forms::print_form(with_page_conditions(form_));
      read = forms::parse_form(text, source_);
      if (!read.ok()) return unsound(read.error());
      differences().add(end, "the conditions, because " + why, "all left out: everybody is asked everything");
    }
    return ReadForm{std::move(read).value(), std::move(text), std::move(sketch_.differences).take()};
  }

  [[nodiscard]] Error unsound(const Error& error) const {
    auto out = bad_input("\"" + source_ + "\" makes no form that Muster takes: " +
                         (error.diagnostics.empty() ? error.message : error.diagnostics.front().message) + ".");
    return out;
  }

  Sketch sketch_;
  const std::string& source_;
  ConditionSettler conditions_;
  forms::Form form_;
  CodeMaker maker_{'q', true};
  CodeMaker scale_maker_{'s', false};
  Headings headings_;
  std::map<std::string, std::size_t> uses_;
};

}  // namespace

Result<ReadForm> settled(Sketch sketch, const std::string& source) { return Settler(std::move(sketch), source).run(); }

}  // namespace muster::conversions
