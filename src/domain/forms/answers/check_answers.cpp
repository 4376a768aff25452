// What somebody typed against what the form asks: answers that may be stored, or what to do about each error.

#include <muster/domain/forms/answer_words.hpp>
#include <muster/domain/forms/bound_form.hpp>
#include <muster/domain/forms/measure_words.hpp>
#include <muster/domain/forms/sums.hpp>

#include "answer_lengths.hpp"
#include "ranking.hpp"
#include "split_words.hpp"
#include "text_formats.hpp"
#include "units.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

namespace muster::forms {
namespace {

std::string in_quotes(const std::string& text) { return "“" + text + "”"; }
std::string named(const Question& question) { return in_quotes(question.label); }

/// Valid text as it is to be stored: NFC, trimmed, line ends as \n, without control characters, which no XML holds.
std::string clean(std::string_view text) {
  const auto usual = [](char byte) { return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t'; };
  if (std::ranges::all_of(text, usual)) return trimmed(text);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    const auto three = text.substr(at, 3);
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {  // U+FFFE, U+FFFF
      at += 2;
      continue;
    }
    if (byte == '\r') {
      out += '\n';
      if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
    } else if (static_cast<unsigned char>(byte) >= 0x20 || byte == '\n' || byte == '\t') {
      if (byte != 0x7F) out += byte;
    }
  }
  return trimmed(to_nfc(out));
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

class Checker {
 public:
  Checker(const Form& form, const TypedAnswers& typed, const Catalogue& words)
      : form_(form), typed_(typed), words_(words) {
    bool conditions = false;
    for (const auto& page : form.pages) {
      for (const auto& question : page.questions) {
        conditions = conditions || question.ask_if.has_value();
        offers_ = offers_ || std::ranges::any_of(question.options,
                                                 [](const Option& option) { return option.only_if.has_value(); });
      }
      looks_back_ =
          looks_back_ || std::ranges::any_of(page.grids, [](const Grid& grid) { return grid.total.has_value(); });
    }
    if (conditions) conditions_.emplace(form);
    looks_back_ = looks_back_ || conditions || offers_;
  }

  CheckedAnswers run(std::optional<std::size_t> only_page) {
    CheckedAnswers out;
    for (std::size_t page = 0; page < form_.pages.size(); ++page) {
      const auto first_of_page = static_cast<std::ptrdiff_t>(out.errors.size());
      for (const auto& question : form_.pages[page].questions) {
        errors_.clear();
        if (question.ask_if && !conditions_->is_asked(question, values_)) continue;
        auto answer = check(question);
        if (only_page && *only_page != page) errors_.clear();
        const bool wanted = !only_page || *only_page == page;
        if (!answer.codes.empty() || !answer.texts.empty()) {
          if (looks_back_) values_.emplace(question.code, question.has_options() ? answer.codes : answer.texts);
          if (wanted) out.answers.emplace(question.code, std::move(answer));
        } else if (question.required && errors_.empty() && wanted) {
          add(question, 0, missing(question));
        }
        if (!errors_.empty()) wrong_.insert(question.code);
        out.errors.insert(out.errors.end(), errors_.begin(), errors_.end());
      }
      if (only_page && *only_page != page) continue;
      errors_.clear();
      for (const auto& grid : form_.pages[page].grids) check_total(form_.pages[page], grid);
      if (errors_.empty()) continue;
      out.errors.insert(out.errors.end(), errors_.begin(), errors_.end());
      put_in_order(form_.pages[page], out.errors.begin() + first_of_page, out.errors.end());
    }
    return out;
  }

 private:
  /// As people come to them down the page.
  template <class Iterator>
  static void put_in_order(const Page& page, Iterator begin, Iterator end) {
    const auto place = [&](const AnswerError& error) {
      return std::find_if(page.questions.begin(), page.questions.end(),
                          [&](const Question& question) { return question.code == error.question; });
    };
    std::stable_sort(begin, end, [&](const auto& one, const auto& other) { return place(one) < place(other); });
  }

  /// A blank counts as nothing: who spends no hour on a thing need not write 0.
  void check_total(const Page& page, const Grid& grid) {
    if (!grid.total) return;
    const bool wrong = std::any_of(page.questions.begin(), page.questions.end(), [&](const Question& question) {
      return question.grid == grid.code && wrong_.contains(question.code);
    });
    const auto sum = sum_of(page, grid, values_);
    if (wrong || !sum.any || comes_to(sum.sum, *grid.total)) return;
    add(*sum.first, 0, wrong_sum_in_words(grid, sum.sum, words_));
  }

  std::string missing(const Question& question) const {
    if (!question.if_missing.empty()) return question.if_missing;
    switch (question.kind) {
      case QuestionKind::pick_one:
      case QuestionKind::scale:
        return say(words_, "Choose one answer for {question}", {{"question", named(question)}});
      case QuestionKind::pick_any:
        return say(words_, "Choose at least one answer for {question}", {{"question", named(question)}});
      case QuestionKind::ranking:
        return say(words_, "Number your choices for {question}", {{"question", named(question)}});
      case QuestionKind::words:
        return say(words_, "Write at least one word for {question}", {{"question", named(question)}});
      case QuestionKind::number:
        return say(words_, "Write a number for {question}", {{"question", named(question)}});
      default:
        return say(words_, "Write an answer for {question}", {{"question", named(question)}});
    }
  }

  void add(const Question& question, std::size_t part, std::string message) {
    errors_.push_back({question.code, part, std::move(message)});
  }

  /// What was typed under `name`, cleaned, blanks kept so that boxes keep their numbers; nothing where it is no text.
  std::vector<std::string> texts(const Question& question, const std::string& name) {
    std::vector<std::string> out;
    const auto found = typed_.find(name);
    if (found == typed_.end()) return out;
    out.reserve(found->second.size());
    for (const auto& text : found->second) {
      // NUL and broken UTF-8 come from no browser's field.
      if (!is_valid_text(text)) {
        add(question, 0,
            say(words_, "Some of the answer to {question} could not be read. Please write it again.",
                {{"question", named(question)}}));
        return {};
      }
      out.push_back(clean(text));
    }
    return out;
  }

  Answer check(const Question& question) {
    switch (question.kind) {
      case QuestionKind::pick_one:
      case QuestionKind::pick_any:
      case QuestionKind::scale:
        return options(question);
      case QuestionKind::ranking:
        return ranking(question);
      case QuestionKind::short_text:
        return text(question, question.limit > 0 ? question.limit : longest_line);
      case QuestionKind::long_text:
        return text(question, longest_text);
      case QuestionKind::words:
        return words(question);
      case QuestionKind::number:
        return number(question);
    }
    return {};
  }

  /// Else the error says by how much it does not.
  static bool fits(const std::string& text, std::size_t limit) {
    return text.size() <= limit || character_count(text) <= limit;  // a character takes a byte at the least
  }

  void add_too_long(const Question& question, const std::string& what, const std::string& text, std::size_t limit) {
    const auto length = character_count(text);
    const auto most = static_cast<std::int64_t>(limit);
    add(question, 0,
        say_count(words_, "{what}: keep it to {count} character. This has {length}.",
                  "{what}: keep it to {count} characters. This has {length}.", most,
                  {{"what", what}, {"length", number_in(words_, static_cast<std::int64_t>(length))}}));
  }

  /// The same of one of several words, each in a box of its own.
  bool word_fits(const Question& question, std::size_t part, const std::string& text) {
    const auto length = character_count(text);
    if (length <= longest_word) return true;
    const auto most = static_cast<std::int64_t>(longest_word);
    const auto number = std::to_string(part);
    add(question, part,
        say_count(words_, "Word {number}: keep it to {count} letter. This has {length}.",
                  "Word {number}: keep it to {count} letters. This has {length}.", most,
                  {{"number", number}, {"length", number_in(words_, static_cast<std::int64_t>(length))}}));
    return false;
  }

  bool is_offered(const Option& option) const {
    return !option.only_if || BoundCondition(form_, *option.only_if).holds(values_);
  }

  Answer options(const Question& question) {
    Answer answer;
    const auto chosen = texts(question, question.code);
    for (const auto& code : chosen) {
      if (!code.empty() && question.option(code) == nullptr) {
        add(question, 0, say(words_, "Choose from the answers listed for {question}", {{"question", named(question)}}));
        return {};
      }
    }
    const bool one = question.kind != QuestionKind::pick_any;
    const bool several_lines = question.write_ins().size() > 1;
    for (const auto& option : question.options) {
      if (offers_ && !is_offered(option)) continue;
      bool ticked = std::find(chosen.begin(), chosen.end(), option.code) != chosen.end();
      if (option.write_in) {
        std::string written;
        for (auto& line : texts(question, question.code + "." + option.code)) {
          if (!line.empty()) written = on_one_line(std::move(line));
        }
        const bool others = std::any_of(chosen.begin(), chosen.end(), [](const auto& code) { return !code.empty(); });
        if (!written.empty() && !ticked && !(one && others)) ticked = true;
        if (!ticked) written.clear();
        if (!fits(written, longest_line)) {
          add_too_long(question, option.label, written, longest_line);
          return {};
        }
        if (!written.empty() && several_lines) answer.written_in.push_back(option.code);
        if (!written.empty()) answer.texts.push_back(std::move(written));
      }
      if (ticked) answer.codes.push_back(option.code);
    }
    if (one && answer.codes.size() > 1) {
      add(question, 0, say(words_, "Choose only one answer for {question}", {{"question", named(question)}}));
      return {};
    }
    if (!may_stand_together(question, answer.codes)) return {};
    return answer;
  }

  /// Says so where an option that stands alone was ticked beside another, or too many or too few were.
  bool may_stand_together(const Question& question, const std::vector<std::string>& ticked) {
    const auto ticks = static_cast<std::int64_t>(ticked.size());
    if (question.kind != QuestionKind::pick_any || ticks == 0) return true;
    const auto alone =
        std::find_if(ticked.begin(), ticked.end(), [&](const auto& code) { return question.option(code)->alone; });
    if (alone != ticked.end()) {
      if (ticks == 1) return true;
      const auto& other = *question.option(ticked.front() == *alone ? ticked[1] : ticked.front());
      add(question, 0,
          say(words_, "{option} stands alone, and {other} is ticked too. Untick one of them for {question}",
              {{"option", in_quotes(question.option(*alone)->label)},
               {"other", in_quotes(other.label)},
               {"question", named(question)}}));
      return false;
    }
    const auto most = static_cast<std::int64_t>(question.at_most);
    if (most > 0 && ticks > most) {
      add(question, 0,
          say(words_, "You ticked {ticked}. Untick {too_many} of them for {question}",
              {{"ticked", small_number_in(words_, ticks)},
               {"too_many", small_number_in(words_, ticks - most)},
               {"question", named(question)}}));
      return false;
    }
    const auto least = static_cast<std::int64_t>(question.at_least);
    if (ticks >= least) return true;
    add(question, 0,
        say(words_, "Tick {number} more for {question}",
            {{"number", small_number_in(words_, least - ticks)}, {"question", named(question)}}));
    return false;
  }

  Answer ranking(const Question& question) {
    std::vector<std::string> order;
    for (auto& code : texts(question, question.code)) {
      if (!code.empty()) order.push_back(std::move(code));
    }
    std::vector<NumberedOption> numbers;
    for (const auto& option : question.options) {
      for (auto& number : texts(question, question.code + "." + option.code)) {
        if (!number.empty()) numbers.push_back({&option, std::move(number)});
      }
    }
    if (!errors_.empty()) return {};
    auto ranked = order.empty() ? ranked_by_numbers(question, numbers, words_)
                                : ranked_by_codes(question, std::move(order), words_);
    if (ranked.error.empty()) return {std::move(ranked.codes), {}};
    add(question, 0, std::move(ranked.error));
    return {};
  }

  Answer text(const Question& question, std::size_t limit) {
    std::string all;
    for (auto& part : texts(question, question.code)) {
      if (part.empty()) continue;
      if (all.empty()) {
        all = std::move(part);
      } else {
        all += "\n" + part;
      }
    }
    if (question.kind == QuestionKind::short_text) all = on_one_line(std::move(all));
    if (all.empty()) return {};
    if (!fits(all, limit)) {
      add_too_long(question, named(question), all, limit);
      return {};
    }
    if (question.most_words > 0) {
      const auto count = static_cast<std::int64_t>(words_in(all));
      const auto most = static_cast<std::int64_t>(question.most_words);
      if (count > most) {
        add(question, 0,
            say_count(words_, "{what}: keep it to {count} word. This has {length}.",
                      "{what}: keep it to {count} words. This has {length}.", most,
                      {{"what", named(question)}, {"length", number_in(words_, count)}}));
        return {};
      }
    }
    if (question.format == TextFormat::any) {
      Answer answer;
      answer.texts.push_back(std::move(all));
      return answer;
    }
    if (auto written = in_format(question.format, all)) return {{}, {*std::move(written)}};
    add(question, 0, how_to_write_in_words(question, words_));
    return {};
  }

  Answer words(const Question& question) {
    const auto boxes = texts(question, question.code);
    const auto enough = question.limit + 1;  // what is beyond is refused, and need not be read
    std::vector<std::string> pieces;
    std::unordered_set<std::string> keys;
    bool all_fit = true;
    for (std::size_t box = 0; box < boxes.size() && pieces.size() < enough; ++box) {
      const auto found = split_list(boxes[box], enough);
      for (std::size_t at = 0; at < found.size(); ++at) {
        const auto part = (boxes.size() == 1 ? at : box) + 1;
        // Length is that of what stands in the box, so that the count on the page is the one the reader sees.
        const auto& shown = found.size() == 1 ? boxes[box] : found[at];
        const auto& measured = character_count(found[at]) > longest_word ? shown : found[at];
        all_fit = word_fits(question, part, measured) && all_fit;
        // A word that stands in an earlier box, whatever its case, is the same.
        if (keys.insert(key_of_word(found[at])).second) pieces.push_back(found[at]);
      }
    }
    if (!all_fit) return {};
    if (pieces.size() > question.limit) {
      const auto limit = static_cast<std::int64_t>(question.limit);
      add(question, 0,
          say_count(words_, "Keep to {count} word for {question}. You gave more.",
                    "Keep to {count} words for {question}. You gave more.", limit,
                    {{"count", small_number_in(words_, limit)}, {"question", named(question)}}));
      return {};
    }
    auto pairs = split_pairs(pieces);
    return {{}, pairs.size() <= question.limit ? std::move(pairs) : std::move(pieces)};
  }

  Answer number(const Question& question) {
    std::string digits;
    for (const auto& part : texts(question, question.code)) {
      if (!part.empty()) digits = part;
    }
    if (digits.empty()) return {};
    auto shortest = number_typed(question, digits);
    const auto value = shortest ? parse_decimal(*shortest) : std::nullopt;
    const auto low = question.low.value_or(-widest_number);
    const auto high = question.high.value_or(widest_number);
    if (value && *value >= low && *value <= high) return {{}, {*std::move(shortest)}};
    auto how = how_to_write_in_words(question, words_);
    if (!shortest && stands_in_another_unit(question.unit, digits))
      how = say(words_, "In {unit}, not in another unit.", {{"unit", question.unit}}) + " " + how;
    const bool plain = question.unit.empty() && question.decimals == 0;
    add(question, 0,
        plain ? how
              : say(words_, "{message}. For example: {example}",
                    {{"message", how}, {"example", number_example(question)}}));
    return {};
  }

  const Form& form_;
  std::optional<BoundForm> conditions_;  ///< where there are any: most forms have none
  bool offers_ = false;                  ///< some options are not everybody's
  bool looks_back_ = false;              ///< something hangs on what was answered before it
  const TypedAnswers& typed_;
  const Catalogue& words_;
  query::Values values_;                      ///< what was answered so far, where anything looks back
  std::set<std::string, std::less<>> wrong_;  ///< questions with an error
  std::vector<AnswerError> errors_;
};

}  // namespace

CheckedAnswers check_answers(const Form& form, const TypedAnswers& typed, const Catalogue& words) {
  return Checker(form, typed, words).run(std::nullopt);
}

CheckedAnswers check_page(const Form& form, std::size_t page, const TypedAnswers& typed, const Catalogue& words) {
  return Checker(form, typed, words).run(page);
}

CheckedAnswers check_answers(const Form& form, const TypedAnswers& typed) {
  return check_answers(form, typed, Catalogue::english());
}

CheckedAnswers check_page(const Form& form, std::size_t page, const TypedAnswers& typed) {
  return check_page(form, page, typed, Catalogue::english());
}

}  // namespace muster::forms
