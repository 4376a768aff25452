// The rows of a LimeSurvey structure as questions: a question ends where the next begins.
#include "conditions.hpp"
#include "languages.hpp"
#include "limesurvey_rows.hpp"
#include "limesurvey_types.hpp"
#include "readers.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/trim.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>

namespace muster::conversions {
namespace {

using forms::QuestionKind;

forms::Option named(const std::string& code, const std::string& label) {
  forms::Option option;
  option.code = code;
  option.label = label;
  return option;
}

/// A question with its parts and answers, until the next begins.
struct Waiting {
  LimeRow row;
  const LimeType* type = nullptr;
  std::vector<LimeRow> parts;
  std::vector<LimeRow> answers;
};

class Reader {
 public:
  Reader(std::vector<LimeRow> rows, const LimeLanguages& languages) : rows_(std::move(rows)), languages_(languages) {}

  Result<Sketch> run() {
    out_.language = language_tag(languages_.main);
    if (out_.language.empty() && !languages_.main.empty())
      out_.differences.add({"survey", 0}, "the language \"" + languages_.main.substr(0, 40) + "\", which is not known",
                           "its words stand in the form as they are");
    for (const auto& name : languages_.unknown)
      out_.differences.add({"", 0}, "the words in the language \"" + name.substr(0, 40) + "\"", "left out");
    for (auto& row : rows_) MUSTER_CHECK(take(row));
    MUSTER_CHECK(finish());
    return std::move(out_);
  }

 private:
  static Place at(const LimeRow& row) { return {row.place, row.order}; }

  Outcome take(LimeRow& row) {
    if (row.what == "S") return setting(row);
    if (row.what == "SL") {
      words(row);
    } else if (row.what == "G") {
      MUSTER_CHECK(finish());
      out_.pages.push_back(page_of(row.name, at(row)));
      out_.pages.back().introduction = row.text;
      out_.pages.back().ask_if = condition(row);
    } else if (row.what == "Q") {
      MUSTER_CHECK(finish());
      waiting_ = Waiting{row, lime_type(row.type), {}, {}};
    } else if (row.what == "SQ" || row.what == "A") {
      if (++parts_ > most_options)
        return bad_input("The survey has more than " + grouped(most_options) + " answers and parts of questions.");
      tell_of_part(row);
      if (waiting_) (row.what == "SQ" ? waiting_->parts : waiting_->answers).push_back(row);
    } else if (!row.what.empty()) {
      out_.differences.add(
          at(row), "a row of class \"" + row.what.substr(0, 20) + "\" (" + row.name.substr(0, 40) + ")", "left out");
    }
    return Success{};
  }

  /// What is said of a part of a question or of an answer besides its words.
  void tell_of_part(const LimeRow& row) {
    const auto what = (row.what == "SQ" ? "the part \"" : "the answer \"") + row.name.substr(0, 40) + "\"";
    if (!row.relevance.empty() && row.relevance != "1")
      out_.differences.add(at(row),
                           "the condition of " + what + " (" + std::string(first_bytes(row.relevance, 100)) + ")",
                           "left out: everybody sees it");
    if (!row.help.empty()) out_.differences.add(at(row), "the help of " + what, "left out");
    tell_left(row, " of " + what);
  }

  /// Its settings, as they stand in the file.
  void tell_left(const LimeRow& row, const std::string& of = {}) {
    std::vector<std::string> left;
    for (const auto& [name, value] : row.settings)
      if (says_something(value)) left.push_back(shown(name, value));
    if (!left.empty()) out_.differences.add(at(row), "settings" + of + ": " + listed(left), "left out");
  }

  static bool says_something(const std::string& value) { return value != "0" && value != "default"; }
  static std::string shown(const std::string& name, const std::string& value) {
    return name + " (" + std::string(first_bytes(value, 60)) + ")";
  }

  Outcome setting(const LimeRow& row) {
    if (row.name == "language" || row.name == "additional_languages" || row.name == "sid" || row.text.empty())
      return Success{};
    settings_.push_back(row.name);
    return Success{};
  }

  void words(const LimeRow& row) {
    if (row.name == "surveyls_title") {
      out_.title = row.text;
    } else if (row.name == "surveyls_description" || row.name == "surveyls_welcometext") {
      out_.introduction += (out_.introduction.empty() || row.text.empty() ? "" : "\n") + row.text;
    } else if (row.name == "surveyls_endtext") {
      out_.thanks = row.text;
    } else if (!row.text.empty()) {
      settings_.push_back(row.name);
    }
  }

  std::optional<query::Filter> condition(const LimeRow& row) {
    auto read = read_condition(row.relevance);
    if (read.ok()) return std::move(read).value();
    out_.differences.add(at(row),
                         "the condition \"" + row.relevance.substr(0, 100) + "\", because " + read.error().message,
                         "left out: everybody is asked");
    return std::nullopt;
  }

  Outcome finish() {
    if (!waiting_) return tell_settings();
    const auto waiting = *std::exchange(waiting_, std::nullopt);
    const auto& row = waiting.row;
    if (out_.pages.empty()) out_.pages.push_back(page_of({}, at(row)));
    if (waiting.type == nullptr) {
      out_.differences.add(at(row), "the type \"" + row.type.substr(0, 20) + "\", which is not known",
                           "asked as a line of text");
    } else if (!waiting.type->what.empty()) {
      out_.differences.add(at(row), std::string(waiting.type->what), std::string(waiting.type->instead));
    }
    const auto meaning = waiting.type == nullptr ? LimeMeaning::question : waiting.type->meaning;
    if (meaning == LimeMeaning::left_out) return Success{};
    if (meaning == LimeMeaning::note) {
      out_.inform(row.text, at(row), condition(row));
      out_.inform(row.help);
      tell_left(row);
      return Success{};
    }
    QuestionSketch sketch = sketch_of(waiting);
    if (meaning == LimeMeaning::grid) return add_grid(waiting, sketch);
    if (meaning == LimeMeaning::several) return add_several(waiting, sketch);
    if (meaning == LimeMeaning::parts)
      for (const auto& part : waiting.parts) {
        sketch.question.options.push_back(named(part.name, part.text));
        out_.option_names[row.name + "_" + part.name] = {row.name, part.name};
      }
    if (meaning == LimeMeaning::answers)
      for (const auto& answer : waiting.answers) sketch.question.options.push_back(named(answer.name, answer.text));
    add_fixed(waiting, sketch.question);
    add_other(row, sketch.question);
    if (!sketch.question.write_ins().empty()) out_.option_names[row.name + "_other"] = {row.name, "other"};
    settings_of(row, sketch.question);
    return out_.add(std::move(sketch));
  }

  QuestionSketch sketch_of(const Waiting& waiting) {
    const auto& row = waiting.row;
    QuestionSketch sketch;
    sketch.place = at(row);
    sketch.question.code = row.name;
    // Names have no "_" there.
    const auto* above = out_.pages.back().questions.empty() ? nullptr : &out_.pages.back().questions.back().question;
    if (above != nullptr && above->grid.empty() && row.name == above->code + "comment")
      sketch.question.code = above->code + "_comment";
    sketch.question.label = row.text;
    sketch.question.hint = row.help;
    sketch.question.required = row.mandatory;
    sketch.question.ask_if = condition(row);
    if (waiting.type == nullptr) return sketch;
    sketch.question.kind = waiting.type->kind;
    sketch.question.format = waiting.type->format;
    if (waiting.type->letter == "O") sketch.comment = "Comment";
    return sketch;
  }

  static void add_fixed(const Waiting& waiting, forms::Question& question) {
    if (waiting.type == nullptr) return;
    for (const auto& [code, label] : waiting.type->fixed) {
      if (!code.empty()) question.options.push_back(named(std::string(code), std::string(label)));
    }
    if (question.kind == QuestionKind::scale && !waiting.type->numbers) return;
    if (waiting.type->numbers) {
      question.numbered = true;
      question.low = 1;
      question.high = static_cast<double>(waiting.type->numbers);
      for (std::size_t number = 1; number <= waiting.type->numbers; ++number)
        question.options.push_back(named(std::to_string(number), std::to_string(number)));
    }
  }

  static void add_other(const LimeRow& row, forms::Question& question) {
    if (!row.other || (question.kind != QuestionKind::pick_one && question.kind != QuestionKind::pick_any)) return;
    const auto words = row.settings.find("other_replace_text");
    auto other = named("other", words == row.settings.end() ? "Other" : words->second);
    other.write_in = true;
    question.options.push_back(std::move(other));
  }

  void settings_of(const LimeRow& row, forms::Question& question) {
    std::vector<std::string> left;
    for (const auto& [name, value] : row.settings) {
      const auto number = parse_integer(value);
      const bool size = number && *number > 0 && *number <= 1'000'000;
      if (name == "max_answers" && size && question.kind == QuestionKind::pick_any)
        question.at_most = static_cast<std::size_t>(*number);
      else if (name == "max_answers" && size && question.kind == QuestionKind::ranking)
        question.limit = static_cast<std::size_t>(*number);
      else if (name == "min_answers" && size && question.kind == QuestionKind::ranking &&
               static_cast<std::size_t>(*number) == question.options.size())
        continue;  // as every ranking of all has it
      else if (name == "min_answers" && size && question.kind == QuestionKind::pick_any)
        question.at_least = static_cast<std::size_t>(*number);
      else if (name == "maximum_chars" && size && question.kind == QuestionKind::short_text)
        question.limit = static_cast<std::size_t>(*number);
      else if (name == "display_rows" && size && question.kind == QuestionKind::long_text)
        question.limit = static_cast<std::size_t>(*number);
      else if (name == "min_num_value_n" && number && question.kind == QuestionKind::number)
        question.low = static_cast<double>(*number);
      else if (name == "max_num_value_n" && number && question.kind == QuestionKind::number)
        question.high = static_cast<double>(*number);
      else if (name == "exclude_all_others")
        alone(value, question);
      else if (name != "other_replace_text" && says_something(value))
        left.push_back(shown(name, value));
    }
    if (!left.empty()) out_.differences.add(at(row), "its settings " + listed(left), "left out");
  }

  static void alone(const std::string& codes, forms::Question& question) {
    for (auto& option : question.options) {
      for (std::size_t begin = 0; begin < codes.size();) {
        const auto end = std::min(codes.find(';', begin), codes.size());
        if (trimmed(codes.substr(begin, end - begin)) == option.code)
          option.alone = question.kind == QuestionKind::pick_any;
        begin = end + 1;
      }
    }
  }

  Outcome add_grid(const Waiting& waiting, const QuestionSketch& sketch) {
    const auto& row = waiting.row;
    auto options = std::vector<forms::Option>();
    for (const auto& answer : waiting.answers) {
      if (answer.type.empty() || answer.type == "0") options.push_back(named(answer.name, answer.text));
    }
    auto first = sketch;
    first.question.options = std::move(options);
    add_fixed(waiting, first.question);
    if (waiting.type->numbers) first.question.numbered = false;  // the statements of a grid share options, not numbers
    settings_of(row, first.question);
    out_.pages.back().grids.push_back({row.name, row.text, row.help, {}});
    std::size_t options_in_all = first.question.options.size() * waiting.parts.size();
    if (options_in_all > most_options * 10) {
      out_.differences.add(at(row), "a table of more cells than any form has", "left out");
      return Success{};
    }
    for (const auto& part : waiting.parts) {
      if (!part.type.empty() && part.type != "0") continue;
      auto statement = first;
      statement.question.grid = row.name;
      statement.question.scale = row.name;
      statement.question.code = part.name;
      statement.question.label = part.text;
      statement.question.hint.clear();
      statement.question.low = statement.question.high = std::nullopt;
      statement.names = {row.name + "_" + part.name};
      MUSTER_CHECK(out_.add(std::move(statement)));
    }
    return Success{};
  }

  Outcome add_several(const Waiting& waiting, const QuestionSketch& sketch) {
    out_.inform(waiting.row.text);
    auto kept = sketch;
    settings_of(waiting.row, kept.question);
    for (const auto& part : waiting.parts) {
      if (!part.type.empty() && part.type != "0") continue;
      auto one = kept;
      one.question.code = waiting.row.name + "_" + part.name;
      one.question.label = part.text;
      MUSTER_CHECK(out_.add(std::move(one)));
    }
    return Success{};
  }

  Outcome tell_settings() {
    if (settings_.empty()) return Success{};
    out_.differences.add({"survey", 0}, "its settings " + listed(std::exchange(settings_, {})), "left out");
    return Success{};
  }

  std::vector<LimeRow> rows_;
  const LimeLanguages& languages_;
  Sketch out_;
  std::optional<Waiting> waiting_;
  std::vector<std::string> settings_;
  std::size_t parts_ = 0;
};

Reading read_rows(Result<std::vector<LimeRow>> rows) {
  if (!rows.ok()) return {true, rows.error()};
  const auto languages = languages_of(*rows);
  return {true, Reader(in_own_language(*rows, languages), languages).run(), languages.others,
          [rows = *rows, languages](const std::string& tag) {
            return Reader(in_other_language(rows, languages, tag), languages).run();
          }};
}

}  // namespace

Reading read_limesurvey(std::string_view bytes, const std::string& source) {
  if (!is_lime_structure(bytes)) return {};
  return read_rows(lime_rows(bytes, source));
}

Reading read_lss(std::string_view bytes, const std::string& source) {
  if (!is_lss(bytes)) return {};
  return read_rows(lss_rows(bytes, source));
}

}  // namespace muster::conversions
