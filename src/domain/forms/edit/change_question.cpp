// Writes what differs between a question's card and the one that is wanted.
#include <muster/domain/forms/question_card.hpp>

#include "answer_lines.hpp"
#include "followed_texts.hpp"
#include "kind_change.hpp"
#include "list_marks.hpp"
#include "question_rules.hpp"
#include "taken_names.hpp"
#include "words.hpp"

#include "kit/lang/text.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/query/filter.hpp>

#include <algorithm>
#include <functional>
#include <memory>

namespace muster::forms {
namespace {

constexpr const char* margin = "             ";

std::string one_line_of(std::string_view text) {
  std::string out(text);
  for (auto& byte : out)
    if (byte == '\n' || byte == '\r' || byte == '\t') byte = ' ';
  return trimmed(out);
}

bool is_whole_number(const std::string& typed) { return parse_integer(typed).has_value(); }

/// What would break the text, told at its field; what only makes a bad form is for the checks of the whole.
Outcome check_fields(const QuestionCard& wanted) {
  if (one_line_of(wanted.label).empty()) return bad_input("Write the question.").at("label");
  if (!wanted.condition.empty() && !query::parse_filter(wanted.condition, "").ok())
    return bad_input("This condition cannot be read.").at("condition");
  const auto number = [](const std::string& typed, const char* field) -> Outcome {
    if (is_whole_number(typed)) return Success{};
    return bad_input("Write a whole number.").at(field);
  };
  MUSTER_CHECK(check_rules(wanted.rules));
  switch (wanted.kind) {
    case CardKind::lines:
    case CardKind::words:
      return number(wanted.size, "size");
    case CardKind::text:
    case CardKind::ranking:
      return wanted.size.empty() ? Outcome(Success{}) : number(wanted.size, "size");
    case CardKind::from_to:
      MUSTER_CHECK(number(wanted.low, "low"));
      return number(wanted.high, "high");
    case CardKind::amounts:
      if (!wanted.total.empty()) MUSTER_CHECK(number(wanted.total, "total"));
      [[fallthrough]];
    case CardKind::number:
      if (wanted.low.empty() && wanted.high.empty()) return Success{};
      MUSTER_CHECK(number(wanted.low, "low"));
      return number(wanted.high, "high");
    case CardKind::grid:
    case CardKind::shared_scale:
      if (wanted.scale.empty()) return bad_input("Choose the scale.").at("scale");
      return Success{};
    default:
      return Success{};
  }
}

class QuestionWriter {
 public:
  QuestionWriter(std::string_view text, const ReadText& read, const ReadPart& part)
      : text_(text),
        read_(read),
        part_(part),
        of_(question_statements(text, read, part)),
        had_(card_from(of_, part.part)),
        edits_(text) {}

  std::string run(const QuestionCard& wanted) {
    label(wanted);
    required(wanted);
    if (wanted.hint != had_.hint) detail(StatementKind::hint, "hint ", one_line_of(wanted.hint), true);
    if (wanted.condition != had_.condition) detail(StatementKind::ask_if, "ask if ", wanted.condition, false);
    if (wanted.kind != had_.kind || kind_words(wanted) != kind_words(had_)) {
      edits_.replace(of_.kind->span, kind_words(wanted));
      for (const auto* one : of_.details)
        if (!goes_with(one->said.what, wanted.kind)) edits_.take_out(one->span);
    }
    rules(wanted.rules);
    if (wanted.total != had_.total) detail(StatementKind::adds_up, "adds up to ", wanted.total, false);
    if (wanted.personal != had_.personal) word(of_.detail(StatementKind::personal), wanted.personal ? "personal" : "");
    answers(wanted);
    return edits_.made();
  }

  /// To whom each answer is offered.
  std::string offer(const std::vector<AnswerOffer>& wanted) {
    for (const auto& one : of_.options) {
      const auto& code = one.said->said.words.front().value;
      const auto asked = std::ranges::find(wanted, code, &AnswerOffer::code);
      const auto stands = std::ranges::find(had_.offers, code, &AnswerOffer::code);
      if (asked == wanted.end() || stands == had_.offers.end() || asked->condition == stands->condition) continue;
      const auto written = asked->condition.empty() ? std::string() : "only if " + asked->condition;
      if (one.only_if != nullptr)
        edits_.set(one.only_if, written, one.span.end, {});
      else
        edits_.insert(one.span.end, "  " + written);
    }
    return edits_.made();
  }

  [[nodiscard]] const QuestionCard& had() const { return had_; }
  [[nodiscard]] std::string code() const { return code_.empty() ? part_.part.code : code_; }

 private:
  void label(const QuestionCard& wanted) {
    const auto typed = one_line_of(wanted.label);
    if (typed == had_.label) return;
    if (wanted.keeps_answers) keep_old_words(had_.label);
    const auto& said = of_.question->said;
    for (std::size_t at = 0; at < said.texts.size(); ++at) {
      const Span span{said.texts[at].offset, said.texts[at].offset + said.texts[at].length};
      if (at == 0)
        edits_.replace(span, lang::quoted_text(typed));
      else
        edits_.take_out(span);
    }
    // A new question gets its code with its first words, where nothing names it yet.
    const auto& token = said.words.front();
    if (!token.value.starts_with("new_question") || is_named_elsewhere(token.value)) return;
    TakenNames taken(read_);
    code_ = taken.code(first_words(typed));
    edits_.replace({token.offset, token.offset + token.length}, code_);
  }

  /// A code of a word or three.
  static std::string first_words(const std::string& label) {
    std::size_t end = 0;
    for (int words = 0; words < 3 && end != std::string::npos; ++words) end = label.find(' ', end + 1);
    return label.substr(0, end);
  }

  [[nodiscard]] bool is_named_elsewhere(const std::string& code) const {
    return std::any_of(read_.statements.begin(), read_.statements.end(), [&](const PlacedStatement& one) {
      const auto what = one.said.what;
      if (what != StatementKind::ask_if && what != StatementKind::only_if && what != StatementKind::end_if &&
          what != StatementKind::breakdown)
        return false;
      return std::any_of(one.said.words.begin(), one.said.words.end(),
                         [&](const Token& word) { return word.value.find(code) != std::string::npos; });
    });
  }

  /// The old words still name the question in files of other programs.
  void keep_old_words(const std::string& old) {
    const auto* stands = of_.detail(StatementKind::also);
    if (stands != nullptr)
      edits_.insert(stands->span.end, ", " + lang::quoted_text(old));
    else
      edits_.set(nullptr, "also " + lang::quoted_text(old), end_of_kind(), indent());
  }

  void rules(const QuestionRules& wanted) {
    const auto& had = had_.rules;
    for (const auto& rule : rule_words()) {
      const auto& value = wanted.*rule.value;
      if (value == had.*rule.value) continue;
      const auto written = rule.is_quoted ? lang::quoted_text(one_line_of(value)) : value;
      edits_.set(of_.detail(rule.what),
                 value.empty() ? value : std::string(rule.word) + written + std::string(rule.behind), end_of_kind(),
                 indent());
    }
    if (wanted.direction != had.direction) word(direction_stands(), wanted.direction);
    if (wanted.cloud != had.cloud) word(of_.detail(StatementKind::cloud), wanted.cloud);
    if (wanted.net_score != had.net_score) word(of_.detail(StatementKind::net_score), wanted.net_score ? "nps" : "");
  }

  [[nodiscard]] const PlacedStatement* direction_stands() const {
    for (const auto what :
         {StatementKind::best_first, StatementKind::worst_first, StatementKind::no_order, StatementKind::as_scale})
      if (const auto* stands = of_.detail(what)) return stands;
    return nullptr;
  }

  /// A word or two that stand behind the kind, on its line.
  void word(const PlacedStatement* stands, const std::string& written) {
    if (stands != nullptr || written.empty())
      edits_.set(stands, written, end_of_kind(), indent());
    else
      edits_.insert(of_.kind->span.end, "  " + written);
  }

  void required(const QuestionCard& wanted) {
    if (wanted.required == had_.required) return;
    const auto& code = of_.question->said.words.front();
    const auto end = code.offset + code.length;
    if (wanted.required) return edits_.insert(end, "*");
    const auto star = text_.find('*', end);
    edits_.replace({star, star + 1}, {});
    if (const auto* missing = of_.detail(StatementKind::if_missing)) edits_.take_out(missing->span);
  }

  void detail(StatementKind what, const std::string& word, const std::string& value, bool is_quoted) {
    const auto written = value.empty() ? value : word + (is_quoted ? lang::quoted_text(value) : value);
    edits_.set(of_.detail(what), written, end_of_kind(), indent());
  }

  /// The end of the line of the kind, below which the question's own details go.
  [[nodiscard]] std::size_t end_of_kind() const {
    const auto* last = of_.kind;
    for (const auto* one : read_.of(part_)) {
      if (one->span.begin > last->span.begin && one->span.begin < line_end(text_, last->span.end)) last = one;
    }
    return line_end(text_, last->span.end);
  }

  [[nodiscard]] std::string indent() const {
    for (const auto* one : read_.of(part_)) {
      if (one == of_.question || !one->said.starts_line || one->span.begin < of_.question->span.end) continue;
      const auto begin = line_begin(text_, one->span.begin);
      return std::string(text_.substr(begin, one->span.begin - begin));
    }
    return margin;
  }

  /// A code for an answer that none of the question's has.
  [[nodiscard]] std::function<std::string(std::string_view)> new_code(char letter) {
    auto maker = std::make_shared<CodeMaker>(letter, false);
    for (const auto* list : {&of_.options, &of_.beside})
      for (const auto& one : *list) maker->take(one.said->said.words.front().value);
    return [maker](std::string_view label) { return maker->make(first_words(std::string(label))); };
  }

  void answers(const QuestionCard& wanted) {
    const auto with_boxes = [](CardKind kind) { return kind == CardKind::pick_any || kind == CardKind::ranking; };
    const bool had_boxes = with_boxes(had_.kind);
    const bool has_options =
        wanted.kind == CardKind::pick_one || with_boxes(wanted.kind) || wanted.kind == CardKind::scale;
    const bool has_beside =
        wanted.kind == CardKind::pick_one || wanted.kind == CardKind::scale || wanted.kind == CardKind::from_to;
    if (!has_options) {
      take_out(of_.options);
    } else {
      const std::string mark = with_boxes(wanted.kind) ? "[ ] " : "( ) ";
      if (wanted.kind != had_.kind && had_boxes != with_boxes(wanted.kind)) remark(mark.substr(0, 3));
      if (wanted.answers != had_.answers)
        write(of_.options, wanted.answers, mark, wanted.kind == CardKind::pick_one || wanted.kind == CardKind::pick_any,
              'o');
    }
    if (!has_beside)
      take_out(of_.beside);
    else if (wanted.beside != had_.beside)
      write(of_.beside, wanted.beside, "beside ", false, 'o');
    if (wanted.kind != CardKind::grid && wanted.kind != CardKind::amounts) return take_out(of_.rows);
    if (wanted.statements == had_.statements) return;
    auto taken = std::make_shared<TakenNames>(read_);
    const auto code = [taken](std::string_view label) { return taken->code(first_words(std::string(label))); };
    write_answers(edits_, text_, of_.rows, typed_lines(wanted.statements),
                  {"- ", indent(), place_of_new(), false, code});
  }

  void write(const std::vector<AnswerLine>& standing, const std::string& typed, const std::string& mark, bool write_in,
             char letter) {
    write_answers(edits_, text_, standing, typed_lines(typed),
                  {mark, indent(), place_of_new(), write_in, new_code(letter)});
  }

  /// Below all that stands there.
  [[nodiscard]] std::size_t place_of_new() const {
    const auto* last = read_.of(part_).back();
    return line_end(text_, last->span.end);
  }

  void take_out(const std::vector<AnswerLine>& answers) {
    for (const auto& one : answers) edits_.take_out(one.span);
  }

  void remark(const std::string& mark) {
    for (const auto& one : of_.options) {
      const auto close = text_.find_first_of(")]", one.span.begin);
      edits_.replace({one.span.begin, close + 1}, mark);
    }
  }

  std::string_view text_;
  const ReadText& read_;
  const ReadPart& part_;
  QuestionStatements of_;
  QuestionCard had_;
  TextEdits edits_;
  std::string code_;
};

std::string with_offers(std::string_view text, std::string_view key, const std::vector<AnswerOffer>& wanted) {
  const auto read = read_parts(text);
  return QuestionWriter(text, read, *read.part(key)).offer(wanted);
}

Result<EditedText> write_once(std::string_view text, std::string_view key, const QuestionCard& wanted) {
  const auto read = read_parts(text);
  const auto* part = read.part(key);
  if (part == nullptr || part->part.kind != PartKind::question) return no_such_part();
  QuestionWriter writer(text, read, *part);
  if (writer.had().kind == CardKind::own_lines) return bad_input("This question is changed in its lines.");
  auto after = writer.run(wanted);
  return followed(text, EditedText{std::move(after), "q-" + writer.code(), "Changed “" + part->part.title + "”"});
}

/// A list that is pasted with a line in it twice is refused: nobody could tell the two answers apart. So is one that is
/// longer than a question may be.
Outcome check_lines(const QuestionCard& had, const QuestionCard& wanted) {
  struct TypedList {
    const char* field;
    const char* what;
    const std::string& typed;
    const std::string& stood;
  };
  for (const auto& [field, what, typed, stood] :
       {TypedList{"answers", "answer", wanted.answers, had.answers},
        TypedList{"beside", "answer", wanted.beside, had.beside},
        TypedList{"statements", "statement", wanted.statements, had.statements}}) {
    if (typed == stood) continue;
    if (const auto lines = typed_lines(typed).size(); lines > most_answers)
      return bad_input("A question has " + std::to_string(most_answers) + " " + what + "s at most, and these are " +
                       std::to_string(lines) + ". Leave some out, or ask for it in words.")
          .at(field);
    if (const auto twice = typed_twice(typed, stood))
      return bad_input("Lines " + std::to_string(twice->first) + " and " + std::to_string(twice->second) +
                       " are the same " + what + ", “" + twice->label + "”: keep one of them.")
          .at(field);
  }
  return Success{};
}

}  // namespace

Result<EditedText> change_question(std::string_view text, std::string_view key, const QuestionCard& typed) {
  const auto parts = part_cards(text);
  const auto stands =
      std::find_if(parts.begin(), parts.end(), [&](const PartCard& one) { return one.part.key == key; });
  if (stands == parts.end()) return no_such_part();
  const auto& had = stands->question;
  auto wanted = typed;
  if (wanted.kind != had.kind) {
    const auto scales = scale_names(text);
    wanted = with_kind(std::move(wanted), typed.kind, scales.empty() ? std::string() : scales.front());
  }
  if (wanted.kind != had.kind) wanted.rules = fitting(std::move(wanted.rules), wanted.kind);
  MUSTER_CHECK(check_fields(wanted));
  MUSTER_CHECK(check_lines(had, wanted));
  if (had.kind != CardKind::own_lines && wanted.offers != had.offers) {
    auto rest = typed;
    auto& offers = rest.offers;
    const auto offered = with_offers(text, key, offers);
    const auto now = part_cards(offered);
    const auto again = std::ranges::find(now, key, [](const PartCard& one) { return one.part.key; });
    if (again != now.end()) offers = again->question.offers;
    if (offered != text) {
      MUSTER_TRY(changed, change_question(offered, key, rest));
      if (changed.text != offered) return changed;
      return followed(text, EditedText{offered, std::string(key), "Changed “" + stands->part.title + "”"});
    }
  }
  if (!had.answers_known && (wanted.answers != had.answers || wanted.beside != had.beside ||
                             wanted.statements != had.statements || wanted.kind != had.kind))
    return bad_input("Its answers are changed in its lines.").at("lines");
  if (wanted.kind == had.kind) return write_once(text, key, wanted);
  // First the kind with its marks, then what is typed into it.
  auto kind_only = wanted;
  kind_only.answers = had.answers;
  kind_only.beside = had.beside;
  kind_only.statements = had.statements;
  kind_only.rules = fitting(had.rules, wanted.kind);
  MUSTER_TRY(first, write_once(text, key, kind_only));
  return write_once(first.text, first.key, wanted);
}

}  // namespace muster::forms
