// Reads a question's card from its statements.
#include <muster/domain/forms/question_card.hpp>

#include "question_rules.hpp"
#include "question_statements.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::forms {
namespace {

std::string first_word(const PlacedStatement* said) {
  return said == nullptr || said->said.words.empty() ? std::string() : said->said.words.front().value;
}

std::string all_texts(const PlacedStatement* said) { return said == nullptr ? std::string() : answer_label(*said); }

void set_range(QuestionCard& card, const Statement& kind) {
  if (kind.words.size() < 2) return;
  card.low = kind.words.front().value;
  card.high = kind.words.back().value;
  for (const auto& text : kind.texts)
    (text.offset < kind.words.back().offset ? card.low_label : card.high_label) = text.value;
}

bool is_scale_named(const Statement& kind) {
  return (kind.what == StatementKind::scale || kind.what == StatementKind::grid) && !kind.words.empty();
}

void add_labels(CardAnswers& to, const ReadText& read, const ReadPart& scale) {
  for (const auto* one : read.of(scale)) {
    if (!is_option(one->said.what)) continue;
    (one->said.what == StatementKind::beside ? to.beside : to.options).push_back(answer_label(*one));
  }
}

CardAnswers answers_of(const ReadText& read, const QuestionStatements& of) {
  CardAnswers out;
  for (const auto& one : of.options) out.options.push_back(answer_label(*one.said));
  for (const auto& one : of.beside) out.beside.push_back(answer_label(*one.said));
  for (const auto& one : of.rows) out.statements.push_back(answer_label(*one.said));
  if (of.kind == nullptr || !is_scale_named(of.kind->said)) return out;
  if (const auto* scale = read.part("scale-" + first_word(of.kind))) add_labels(out, read, *scale);
  return out;
}

/// Whether somebody who goes through the form may not come to what stands on a page.
class PassedOver {
 public:
  void come_to(const ReadText& read, const ReadPart& part) {
    const auto kind = part.part.kind;
    if (kind == PartKind::page) {
      page_ = is_asked_if(read, part);
      section_ = false;
    }
    if (kind == PartKind::section) section_ = is_asked_if(read, part);
    if (kind == PartKind::page_end) ended_ = true;
  }
  [[nodiscard]] bool may_be(const ReadText& read, const ReadPart& question) const {
    return page_ || section_ || ended_ || is_asked_if(read, question);
  }

 private:
  static bool is_asked_if(const ReadText& read, const ReadPart& part) {
    return std::ranges::any_of(read.of(part), [](const auto* one) { return one->said.what == StatementKind::ask_if; });
  }

  bool page_ = false;
  bool section_ = false;
  bool ended_ = false;
};

}  // namespace

QuestionCard card_from(const QuestionStatements& of, const FormPart& part) {
  QuestionCard card;
  card.kind = card_kind(of);
  card.code = part.code;
  card.label = part.title;
  std::replace(card.label.begin(), card.label.end(), '\n', ' ');
  card.required = of.question != nullptr && of.question->said.starred;
  card.hint = all_texts(of.detail(StatementKind::hint));
  card.condition = trimmed(first_word(of.detail(StatementKind::ask_if)));
  card.answers = as_lines(of.options);
  card.beside = as_lines(of.beside);
  card.statements = as_lines(of.rows);
  for (const auto& one : of.options) {
    if (one.said->said.words.empty()) continue;
    card.offers.push_back(
        {one.said->said.words.front().value, answer_label(*one.said), trimmed(first_word(one.only_if))});
  }
  card.answers_known = of.answers_known;
  card.rules = rules_from(of);
  card.total = first_word(of.detail(StatementKind::adds_up));
  card.personal = of.detail(StatementKind::personal) != nullptr;
  if (card.kind == CardKind::shared_scale || card.kind == CardKind::grid) card.scale = first_word(of.kind);
  if (card.kind == CardKind::text || card.kind == CardKind::lines || card.kind == CardKind::words ||
      card.kind == CardKind::ranking)
    card.size = first_word(of.kind);
  if (card.kind == CardKind::from_to || card.kind == CardKind::number || card.kind == CardKind::amounts)
    set_range(card, of.kind->said);
  return card;
}

std::vector<PartCard> part_cards(std::string_view text) {
  const auto read = read_parts(text);
  std::vector<PartCard> out;
  for (const auto& part : read.parts) {
    out.push_back({part.part});
    if (part.part.kind == PartKind::scale) add_labels(out.back().answers, read, part);
    if (part.part.kind != PartKind::question) continue;
    const auto of = question_statements(text, read, part);
    out.back().question = card_from(of, part.part);
    out.back().answers = answers_of(read, of);
  }
  return out;
}

std::vector<std::string> scale_names(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& part : outline(text))
    if (part.kind == PartKind::scale) out.push_back(part.code);
  return out;
}

std::vector<ConditionChoice> condition_choices(std::string_view text, std::string_view key) {
  std::vector<ConditionChoice> out;
  const auto read = read_parts(text);
  const auto stands = std::ranges::find(read.parts, key, [](const auto& one) { return one.part.key; });
  const auto here = stands == read.parts.end() ? 0 : stands->part.page;
  bool for_each = false;
  PassedOver passed_over;
  for (const auto& part : read.parts) {
    if (part.part.key == key) break;
    if (part.part.kind == PartKind::page) for_each = !read.statements[part.first].said.words.empty();
    passed_over.come_to(read, part);
    if (part.part.kind != PartKind::question || part.part.code.empty()) continue;
    const auto of = question_statements(text, read, part);
    if (of.kind == nullptr || of.detail(StatementKind::personal) != nullptr) continue;
    if (for_each && part.part.page != here) continue;
    std::vector<std::pair<std::string, std::string>> options;
    const auto add = [&](const PlacedStatement& said) {
      if (!said.said.words.empty()) options.emplace_back(said.said.words.front().value, answer_label(said));
    };
    for (const auto* list : {&of.options, &of.beside})
      for (const auto& one : *list) add(*one.said);
    const auto what = of.kind->said.what;
    const auto* scale = is_scale_named(of.kind->said) ? read.part("scale-" + first_word(of.kind)) : nullptr;
    if (scale != nullptr)
      for (const auto* one : read.of(*scale))
        if (is_option(one->said.what)) add(*one);
    const auto card = card_from(of, part.part);
    const bool number = card.kind == CardKind::from_to || card.kind == CardKind::number;
    const bool always = card.required && !passed_over.may_be(read, part);
    // All that could be asked of it always holds.
    if (always && options.empty() && !number && of.rows.empty()) continue;
    const bool many =
        what == StatementKind::ranking || what == StatementKind::pick_any || what == StatementKind::grid_any;
    if (of.rows.empty()) {
      out.push_back(
          {part.part.code, part.part.title, many, options, number, number ? card.high : std::string(), always});
      continue;
    }
    for (const auto& row : of.rows)
      if (!options.empty())
        out.push_back({row.said->said.words.front().value, answer_label(*row.said), many, options, false, {}, always});
  }
  return out;
}

std::string card_kind_name(CardKind kind) {
  switch (kind) {
    case CardKind::pick_one:
      return "Pick one";
    case CardKind::pick_any:
      return "Pick any";
    case CardKind::scale:
      return "Scale in words";
    case CardKind::shared_scale:
      return "Shared scale";
    case CardKind::from_to:
      return "Scale of numbers";
    case CardKind::grid:
      return "Statements on one scale";
    case CardKind::text:
      return "One line";
    case CardKind::lines:
      return "Lines to write on";
    case CardKind::words:
      return "Words";
    case CardKind::number:
      return "Number";
    case CardKind::date:
      return "Date";
    case CardKind::time:
      return "Time";
    case CardKind::email:
      return "E-mail address";
    case CardKind::web:
      return "Web address";
    case CardKind::telephone:
      return "Telephone number";
    case CardKind::postcode:
      return "Postcode";
    case CardKind::ranking:
      return "Put in order";
    case CardKind::amounts:
      return "Numbers that add up";
    case CardKind::own_lines:
      break;
  }
  return "As its lines say";
}

}  // namespace muster::forms
