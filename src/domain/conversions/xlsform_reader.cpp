// An XLSForm row by row: top groups become pages, groups of equal lists become grids.
#include "conditions.hpp"
#include "measure_hint.hpp"
#include "readers.hpp"
#include "xlsform_cells.hpp"
#include "xlsform_constraint.hpp"
#include "xlsform_sheets.hpp"
#include "xlsform_types.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace muster::conversions {
namespace {

using forms::QuestionKind;

constexpr std::size_t deepest = 32;

struct Group {
  std::string name;
  std::optional<query::Filter> relevant;
  std::string grid;       ///< the grid that it may be, or empty
  std::size_t first = 0;  ///< the place of its first question on the page
  std::size_t page = 0;
  bool is_page = false;
  Place place;
};

constexpr std::array<std::string_view, 6> media_columns{"image",       "audio",       "video",
                                                        "media:image", "media:audio", "media:video"};

class Reader {
 public:
  Reader(XlsSheets sheets, const std::string& source) : sheets_(std::move(sheets)), source_(source) {}

  Result<Sketch> run() {
    language();
    settings();
    MUSTER_CHECK(choices());
    tell_sheets();
    for (const auto& row : sheets_.survey.rows) MUSTER_CHECK(take(row));
    if (!open_.empty()) out_.differences.add(open_.back().place, "a group that does not end", "it ends with the sheet");
    while (!open_.empty()) close();
    return std::move(out_);
  }

 private:
  static Place at(const XlsRow& row) { return {"survey, row " + std::to_string(row.line), row.line}; }

  void language() {
    out_.language = own_language(sheets_);
    const auto& said = sheets_.survey.language;
    if (out_.language.empty() && !said.empty())
      out_.differences.add({"survey", 0}, "the language \"" + said.substr(0, 40) + "\", which is not known",
                           "its words stand in the form as they are");
  }

  void settings() {
    if (sheets_.settings.rows.empty()) return;
    const auto& row = sheets_.settings.rows.front();
    out_.title = row.get("form_title").empty() ? row.get("title") : row.get("form_title");
    out_.name = row.get("form_id").empty() ? row.get("id_string") : row.get("form_id");
    for (const auto& [name, value] : row.cells) {
      if (name == "form_title" || name == "title" || name == "form_id" || name == "id_string" ||
          name == "default_language")
        continue;
      out_.differences.add({"settings, row " + std::to_string(row.line), 0},
                           "the setting " + name + " (" + value.substr(0, 40) + ")", "left out");
    }
  }

  Outcome choices() {
    std::size_t count = 0;
    std::set<std::string> told;
    for (const auto& row : sheets_.choices.rows) {
      tell_columns(row, told);
      if (++count > most_options)
        return bad_input("\"" + source_ + "\", sheet choices: there are more than " + grouped(most_options) +
                         " options.");
      const auto& list = row.get("list_name");
      if (list.empty()) {
        out_.differences.add({"choices, row " + std::to_string(row.line), 0}, "an option of no list", "left out");
        continue;
      }
      forms::Option option;
      option.code = row.get("name");
      option.label = row.get("label");
      for (const auto& media : media_columns) {
        if (!row.get(media).empty())
          out_.differences.add({"choices, row " + std::to_string(row.line), 0},
                               "the picture or sound \"" + row.get(media) + "\"", "left out");
      }
      lists_[list].push_back(std::move(option));
    }
    return Success{};
  }

  /// Columns of the options that no form has, each once: filters read them, or maps.
  void tell_columns(const XlsRow& row, std::set<std::string>& told) {
    static constexpr std::array<std::string_view, 3> known{"list_name", "name", "label"};
    for (const auto& [column, cell] : row.cells) {
      if (std::ranges::find(known, column) != known.end() ||
          std::ranges::find(media_columns, column) != media_columns.end() || !told.insert(column).second)
        continue;
      out_.differences.add({"choices, row " + std::to_string(row.line), 0},
                           "the column \"" + std::string(first_bytes(column, 60)) + "\" of the options (" +
                               std::string(first_bytes(cell, 40)) + ", and so on)",
                           "left out");
    }
  }

  void tell_sheets() {
    for (const auto* sheet : {&sheets_.survey, &sheets_.choices}) {
      const std::string name = sheet == &sheets_.survey ? "survey" : "choices";
      for (const auto& heading : sheet->languages_left)
        out_.differences.add({name, 0}, "the column \"" + heading + "\" of another language", "left out");
    }
    for (const auto& name : sheets_.others)
      out_.differences.add({"sheet \"" + name + "\"", 0}, "a sheet of which no form is made", "left out");
  }

  Outcome take(const XlsRow& row) {
    const auto& cell = row.get("type");
    if (is_yes(row.get("disabled"))) {
      out_.differences.add(at(row), "a row that is switched off", "left out");
      return Success{};
    }
    if (cell.empty()) {
      out_.differences.add(at(row), "a row without a type", "left out");
      return Success{};
    }
    const auto type = type_of(cell);
    if (type.type == nullptr) {
      out_.differences.add(at(row), "the type \"" + cell.substr(0, 60) + "\", which is not known",
                           "asked as a line of text");
      static constexpr XlsType unknown{"text", XlsMeaning::question};
      return question(row, {&unknown, {}, false});
    }
    switch (type.type->meaning) {
      case XlsMeaning::begin:
      case XlsMeaning::repeat:
        return begin(row, type);
      case XlsMeaning::end:
        close();
        return Success{};
      case XlsMeaning::note:
        note(row);
        return Success{};
      case XlsMeaning::left_out:
        out_.differences.add(at(row),
                             std::string(type.type->what) + " (" + cell.substr(0, 40) + " \"" + row.get("name") + "\"" +
                                 calculation_of(row) + ")",
                             std::string(type.type->instead));
        return Success{};
      default:
        return question(row, type);
    }
  }

  static std::string calculation_of(const XlsRow& row) {
    const auto& said = row.get("calculation");
    return said.empty() ? said : ", " + std::string(first_bytes(said, 100));
  }

  std::optional<query::Filter> condition(const XlsRow& row) {
    const auto& text = row.get("relevant");
    auto read = read_condition(text);
    if (read.ok()) return std::move(read).value();
    out_.differences.add(at(row), "the condition \"" + text.substr(0, 100) + "\", because " + read.error().message,
                         "left out: everybody is asked");
    return std::nullopt;
  }

  Outcome begin(const XlsRow& row, const TypeCell& type) {
    if (open_.size() >= deepest)
      return bad_input("\"" + source_ + "\", sheet survey, row " + std::to_string(row.line) +
                       ": groups are nested more than 32 deep.");
    if (type.type->meaning == XlsMeaning::repeat)
      out_.differences.add(at(row), "a set of questions that is asked several times", "asked once");
    tell_rest(row);
    Group group;
    group.name = row.get("name");
    group.place = at(row);
    group.relevant = condition(row);
    const auto appearance = lower_case(row.get("appearance"));
    if (appearance.find("table-list") != std::string::npos) {
      ensure_page(row);
      group.grid = group.name.empty() ? "grid" : group.name;
      out_.pages.back().grids.push_back({group.grid, row.get("label"), row.get("hint"), {}});
    } else if (open_.empty() && !row.get("label").empty()) {
      out_.pages.push_back(page_of(row.get("label"), at(row)));
      out_.pages.back().ask_if = std::move(group.relevant);
      group.relevant.reset();
      group.is_page = true;
      ended_ = false;
    } else {
      ensure_page(row);
      out_.inform(row.get("label"));
    }
    if (group.grid.empty()) {
      for (const auto* of_questions : {"hint", "constraint", "parameters", "choice_filter"})
        if (const auto& cell = row.get(of_questions); !cell.empty())
          out_.differences.add(at(row),
                               std::string(of_questions) + " \"" + std::string(first_bytes(cell, 60)) + "\" of a group",
                               "left out");
    }
    group.page = out_.pages.size() - 1;
    group.first = out_.pages.back().questions.size();
    open_.push_back(std::move(group));
    return Success{};
  }

  /// Questions between the top groups stand on pages of their own.
  void ensure_page(const XlsRow& row) {
    if (open_.empty() && (out_.pages.empty() || ended_)) out_.pages.push_back(page_of({}, at(row)));
    ended_ = false;
  }

  void close() {
    if (open_.empty()) return;
    const auto group = std::move(open_.back());
    open_.pop_back();
    if (!group.grid.empty()) finish_grid(group);
    if (open_.empty()) ended_ = ended_ || group.is_page;
  }

  /// A grid is one where all its questions have one list of options.
  void finish_grid(const Group& group) {
    auto& page = out_.pages[group.page];
    const auto begin = page.questions.begin() + static_cast<std::ptrdiff_t>(group.first);
    const bool is_grid =
        begin != page.questions.end() && std::all_of(begin, page.questions.end(), [&](const QuestionSketch& one) {
          return one.question.grid == group.grid && one.question.kind == begin->question.kind &&
                 one.question.options == begin->question.options;
        });
    if (is_grid) return;
    out_.differences.add(group.place, "a table of questions that have different answers",
                         "they stand one below the other");
    for (auto at = begin; at != page.questions.end(); ++at) at->question.grid.clear();
    std::erase_if(page.grids, [&](const forms::Grid& grid) { return grid.code == group.grid; });
  }

  /// What is shown under `own` in all groups that are open.
  [[nodiscard]] std::optional<query::Filter> within_groups(std::optional<query::Filter> own) const {
    for (auto group = open_.rbegin(); group != open_.rend(); ++group) own = both(group->relevant, std::move(own));
    return own;
  }

  void note(const XlsRow& row) {
    tell_rest(row);
    const auto& name = row.get("name");
    const auto everybody = [&] {
      if (!row.get("relevant").empty())
        out_.differences.add(at(row), "the condition of a note", "left out: everybody reads it");
    };
    if (name == "introduction" && out_.pages.empty()) {
      everybody();
      out_.introduction = row.get("label");
    } else if (name == "thanks" && open_.empty()) {
      everybody();
      out_.thanks = row.get("label");
    } else if (name.ends_with("_introduction") && open_.size() == 1 && open_.back().is_page &&
               out_.pages.back().questions.empty()) {
      everybody();
      out_.pages.back().introduction = row.get("label");
    } else {
      out_.inform(row.get("label") + (row.get("hint").empty() ? "" : "\n" + row.get("hint")), at(row),
                  within_groups(condition(row)));
    }
  }

  Outcome question(const XlsRow& row, const TypeCell& type) {
    ensure_page(row);
    QuestionSketch sketch;
    sketch.place = at(row);
    auto& question = sketch.question;
    question.code = row.get("name");
    question.label = row.get("label");
    question.hint = row.get("hint");
    question.kind = type.type->kind;
    question.format = type.type->format;
    const bool digits = type.type->name == "decimal" && take_measure(question) && question.decimals > 0;
    if (type.type->name == "decimal" && !digits) question.decimals = 2;
    if (!type.type->what.empty() && !digits)
      out_.differences.add(at(row), std::string(type.type->what), std::string(type.type->instead));
    required(row, question);
    const auto appearance = lower_case(row.get("appearance"));
    if (question.kind == QuestionKind::short_text && appearance.find("multiline") != std::string::npos) {
      question.kind = QuestionKind::long_text;
      question.limit = 4;
    }
    if (type.type->meaning == XlsMeaning::options) {
      if (appearance == "label") return Success{};  // the heading of a table, which the grid has by itself
      options(row, type, appearance, question);
    }
    if (type.type->meaning == XlsMeaning::yes_or_no) question.options = {named("yes", "Yes"), named("no", "No")};
    if (type.type->meaning == XlsMeaning::range)
      range(row, question);
    else if (!row.get("parameters").empty())
      out_.differences.add(at(row), "the parameters \"" + row.get("parameters").substr(0, 60) + "\"", "left out");
    constraint(row, question);
    question.ask_if = within_groups(condition(row));
    tell_rest(row);
    return out_.add(std::move(sketch));
  }

  void constraint(const XlsRow& row, forms::Question& question) {
    const auto& text = row.get("constraint");
    const auto taken = text.empty() ? Constraint::taken : take_constraint(text, question);
    if (taken == Constraint::taken) return;
    out_.differences.add(at(row), "the constraint \"" + text.substr(0, 100) + "\"",
                         taken == Constraint::wider ? "the whole numbers around it" : "left out");
  }

  static forms::Option named(const std::string& code, const std::string& label) {
    forms::Option option;
    option.code = code;
    option.label = label;
    return option;
  }

  void required(const XlsRow& row, forms::Question& question) {
    const auto& cell = row.get("required");
    question.required = is_yes(cell);
    if (question.required) question.if_missing = row.get("required_message");
    if (!question.required && !is_no(cell))
      out_.differences.add(at(row), "that an answer is required under a condition", "it may be left out");
  }

  void options(const XlsRow& row, const TypeCell& type, const std::string& appearance, forms::Question& question) {
    const auto found = lists_.find(type.list);
    if (found == lists_.end()) {
      out_.differences.add(at(row), "the list \"" + type.list + "\", which is not in the workbook",
                           "asked as a line of text");
      question.kind = QuestionKind::short_text;
      return;
    }
    question.options = found->second;
    taken_ += question.options.size();
    if (taken_ > most_options * 4) {  // a list stands in the sketch once for each question
      question.options.resize(std::min<std::size_t>(question.options.size(), 101));
    }
    if (!row.get("choice_filter").empty())
      out_.differences.add(at(row), "the filter of its options \"" + row.get("choice_filter").substr(0, 100) + "\"",
                           "all of them are shown");
    const bool in_grid = !open_.empty() && !open_.back().grid.empty();
    if (question.kind == QuestionKind::pick_one && !type.or_other &&
        (in_grid || appearance.find("likert") != std::string::npos)) {
      question.kind = QuestionKind::scale;
      question.scale = type.list;
      if (in_grid) question.grid = open_.back().grid;
    }
    if (in_grid && question.kind == QuestionKind::pick_any && !type.or_other) question.grid = open_.back().grid;
    if (type.or_other && question.kind == QuestionKind::ranking) {
      out_.differences.add(at(row), "the option \"Other\" of a ranking", "left out");
    } else if (type.or_other) {
      auto other = named("other", "Other");
      other.write_in = true;
      question.options.push_back(std::move(other));
    }
  }

  /// "start=0 end=10 step=1": a scale where its numbers fit on a phone.
  void range(const XlsRow& row, forms::Question& question) {
    double from = 1;
    double to = 10;
    double step = 1;
    std::string left;
    const auto& text = row.get("parameters");
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = std::min(text.find_first_of(" ,;", begin), text.size());
      const auto part = text.substr(begin, end - begin);
      const auto equals = part.find('=');
      const auto number = equals == std::string::npos ? std::nullopt : parse_decimal(part.substr(equals + 1));
      if (part.starts_with("start=") && number)
        from = *number;
      else if (part.starts_with("end=") && number)
        to = *number;
      else if (part.starts_with("step=") && number)
        step = *number;
      else if (!part.empty())
        left = part;
      begin = end + 1;
    }
    question.low = from;
    question.high = to;
    const bool fits =
        (from == 0 || from == 1) && step == 1 && to - from >= 2 && to - from <= 10 && std::floor(to) == to;
    if (fits) {
      question.kind = QuestionKind::scale;
      question.numbered = true;
      for (auto number = static_cast<int>(from); number <= static_cast<int>(to); ++number)
        question.options.push_back(named(std::to_string(number), std::to_string(number)));
    } else if (step != 1 || std::floor(from) != from || std::floor(to) != to) {
      out_.differences.add(at(row), "the steps of the range (" + text.substr(0, 60) + ")",
                           "a whole number from end to end");
    }
    if (!left.empty()) out_.differences.add(at(row), "the parameter \"" + left.substr(0, 60) + "\"", "left out");
  }

  /// Every cell that has been read by nobody is told. Looks are Muster's own.
  void tell_rest(const XlsRow& row) {
    static const std::array<std::string_view, 14> known{"type",          "name",       "label",
                                                        "hint",          "required",   "required_message",
                                                        "relevant",      "constraint", "constraint_message",
                                                        "choice_filter", "parameters", "appearance",
                                                        "disabled",      "notes"};
    for (const auto& [column, cell] : row.cells) {
      if (std::find(known.begin(), known.end(), column) != known.end()) continue;
      if (column == "readonly" && is_no(cell)) continue;
      out_.differences.add(at(row), column + " \"" + cell.substr(0, 60) + "\"", "left out");
    }
    static const std::array<std::string_view, 8> carried{"multiline", "likert",       "table-list", "field-list",
                                                         "label",     "list-nolabel", "minimal",    "vertical"};
    const auto& appearance = row.get("appearance");
    if (!appearance.empty() && std::find(carried.begin(), carried.end(), lower_case(appearance)) == carried.end())
      out_.differences.add(at(row), "the look \"" + appearance.substr(0, 60) + "\"",
                           "left out: Muster lays forms out itself");
    if (!row.get("constraint_message").empty())
      out_.differences.add(at(row), "the words where an answer does not fit", "Muster says it in its own");
  }

  XlsSheets sheets_;
  const std::string& source_;
  Sketch out_;
  std::map<std::string, std::vector<forms::Option>> lists_;
  std::vector<Group> open_;
  std::size_t taken_ = 0;
  bool ended_ = false;  ///< the last page was a group that has ended
};

}  // namespace

Reading read_xlsform(std::string_view bytes, const std::string& source) {
  auto sheets = tabular::read_sheets(bytes, source);
  if (!sheets.ok()) return {false, sheets.error()};
  if (!is_xlsform(*sheets)) return {};
  auto own = xls_sheets(*sheets);
  auto languages = other_languages(own);
  return {true, Reader(std::move(own), source).run(), std::move(languages),
          [sheets = *std::move(sheets), source](const std::string& tag) {
            return Reader(xls_sheets(sheets, tag), source).run();
          }};
}

}  // namespace muster::conversions
