// What each button of a card does to the text.
#include <muster/domain/feedback/form_cards.hpp>

#include <muster/domain/forms/earlier_codes.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <utility>

namespace muster::feedback {
namespace {

using forms::EditedText;
using forms::PartKind;

/// "12 30 what stood there": where, how many bytes, and what they take the place of.
std::string written_step(const forms::TextStep& step) {
  return std::to_string(step.at) + " " + std::to_string(step.length) + " " + step.before;
}

std::optional<forms::TextStep> read_step(const std::string& written) {
  const auto first = written.find(' ');
  if (first == std::string::npos) return std::nullopt;
  const auto second = written.find(' ', first + 1);
  if (second == std::string::npos) return std::nullopt;
  const auto at = parse_integer(written.substr(0, first));
  const auto length = parse_integer(written.substr(first + 1, second - first - 1));
  if (!at || !length || *at < 0 || *length < 0) return std::nullopt;
  return forms::TextStep{static_cast<std::size_t>(*at), static_cast<std::size_t>(*length), written.substr(second + 1)};
}

template <class T>
void keep_untouched(T& typed, const T& shown, const T& now) {
  if (typed == shown) typed = now;
}

/// A change is made, or refused in words that stand in the open card or above the cards.
void take(FormCards& cards, Result<EditedText> edited) {
  if (!edited.ok()) {
    cards.refused = edited.error();
    return;
  }
  const auto before = std::exchange(cards.text, std::move(edited->text));
  remember(cards, before);
  if (cards.text != before) cards.done = edited->words;
}

void open(FormCards& cards, std::string key, bool in_lines = false) {
  cards.open = std::move(key);
  cards.in_lines = in_lines;
  if (!cards.open.empty()) cards.place = cards.open;
}

/// What was added is opened, to be filled in.
void take_and_open(FormCards& cards, Result<EditedText> edited) {
  const auto key = edited.ok() ? edited->key : std::string();
  take(cards, std::move(edited));
  if (!key.empty()) open(cards, key);
}

/// The texts that stood here before, the newest first, and the one that people see.
std::vector<std::string> texts_before(const FormCards& cards, const std::string& published) {
  std::vector<std::string> out;
  auto text = cards.text;
  for (auto written = cards.steps.rbegin(); written != cards.steps.rend(); ++written) {
    const auto step = read_step(*written);
    auto before = step ? forms::undone(text, *step) : std::nullopt;
    if (!before) break;
    text = *std::move(before);
    out.push_back(text);
  }
  if (!published.empty()) out.push_back(published);
  return out;
}

void undo(FormCards& cards) {
  if (cards.steps.empty()) return;
  const auto step = read_step(cards.steps.back());
  cards.steps.pop_back();
  auto before = step ? forms::undone(cards.text, *step) : std::nullopt;
  if (!before) {
    cards.steps.clear();
    cards.refused = bad_input("The text has changed since, so this cannot be undone.");
    return;
  }
  cards.text = *std::move(before);
  cards.done = "Undone";
}

/// Kinds below whose line the same sort of lines stands.
int lines_of_kind(forms::CardKind kind) {
  using forms::CardKind;
  switch (kind) {
    case CardKind::pick_one:
    case CardKind::pick_any:
    case CardKind::scale:
    case CardKind::ranking:
      return -1;
    case CardKind::grid:
    case CardKind::amounts:
      return -2;
    default:
      return static_cast<int>(kind);
  }
}

/// The lines that the question had when it was of such a kind before, with its words as they are now. Nothing where it
/// never was.
std::optional<Result<EditedText>> kind_of_before(const FormCards& cards, const forms::QuestionCard& wanted,
                                                 const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    const auto had = card_fields(text, cards.open);
    if (had.question.label.empty() || lines_of_kind(had.question.kind) != lines_of_kind(wanted.kind)) continue;
    auto back = forms::change_lines(cards.text, cards.open, had.lines);
    if (!back.ok() || back->key != cards.open) continue;
    auto card = card_fields(back->text, cards.open).question;
    card.kind = wanted.kind;
    card.label = wanted.label;
    card.hint = wanted.hint;
    card.required = wanted.required;
    card.condition = wanted.condition;
    card.personal = wanted.personal;
    card.keeps_answers = wanted.keeps_answers;
    return forms::change_question(back->text, cards.open, card);
  }
  return std::nullopt;
}

/// A question of another kind: what its old kind had is brought back when it is of that kind again.
Result<EditedText> of_another_kind(const FormCards& cards, const forms::QuestionCard& wanted,
                                   const forms::QuestionCard& now, const std::vector<std::string>& texts) {
  auto changed = [&]() -> Result<EditedText> {
    if (auto before = kind_of_before(cards, wanted, texts)) return *std::move(before);
    return forms::change_question(cards.text, cards.open, wanted);
  }();
  if (changed.ok() && !(now.answers.empty() && now.statements.empty()))
    changed->words += ". Its answers come back with “" + forms::card_kind_name(now.kind) + "”";
  return changed;
}

/// Contact details go with a promise of when they are deleted: the first brings it, the last takes it away.
Result<EditedText> with_days_kept(EditedText edited) {
  auto heading = forms::heading_card(edited.text);
  const auto parts = forms::part_cards(edited.text);
  const bool any = std::ranges::any_of(parts, [](const auto& one) { return one.question.personal; });
  if (any != heading.delete_personal_after.empty()) return edited;
  heading.delete_personal_after = any ? "90" : "";
  MUSTER_TRY(promised, forms::change_heading(edited.text, heading));
  edited.text = promised.text;
  if (any)
    edited.words += ". Contact details are deleted 90 days after the closing: “The whole form” says how many days";
  return edited;
}

/// In an anonymous form an address is kept apart from the answers.
Result<EditedText> with_address_apart(EditedText added) {
  if (!forms::heading_card(added.text).anonymous) return added;
  auto card = card_fields(added.text, added.key).question;
  card.personal = true;
  MUSTER_TRY(apart, forms::change_question(added.text, added.key, card));
  apart.words = added.words;
  return with_days_kept(std::move(apart));
}

/// Below what stands above the first page nothing is added: then it goes to the end, as the page says.
std::string place_for_questions(const FormCards& cards) {
  const auto parts = forms::outline(cards.text);
  const auto* part = forms::part_of(parts, cards.place);
  return part == nullptr || part->page == 0 ? std::string() : cards.place;
}

void take_from_bank(FormCards& cards, const std::string& which, const std::vector<BankForm>& bank) {
  const auto colon = which.rfind(':');
  if (colon == std::string::npos) return;
  const auto name = which.substr(0, colon);
  const auto from = std::find_if(bank.begin(), bank.end(), [&](const BankForm& one) { return one.name == name; });
  if (from == bank.end()) {
    cards.refused = bad_input("This form is not there any more.");
    return;
  }
  auto taken = forms::take_question(cards.text, place_for_questions(cards), from->text, which.substr(colon + 1));
  const auto key = taken.ok() ? taken->key : std::string();
  take(cards, std::move(taken));
  if (!key.empty()) cards.place = key;
}

/// "12:8": the error on that line, in that column.
void mend(FormCards& cards, const std::string& where) {
  const auto colon = std::min(where.find(':'), where.size());
  const auto line = parse_integer(where.substr(0, colon));
  const auto column = parse_integer(where.substr(std::min(colon + 1, where.size())));
  if (!line || !column || *line < 1 || *column < 1) return;
  auto mended = forms::mend_line(cards.text, static_cast<std::size_t>(*line), static_cast<std::size_t>(*column));
  if (mended.ok() && !mended->key.empty()) cards.place = mended->key;
  take(cards, std::move(mended));
}

void take_anew(FormCards& cards, const std::string& key) {
  auto made = forms::with_new_code(cards.text, key);
  if (made.ok()) {
    if (cards.open == key) cards.open = made->key;
    if (cards.place == key) cards.place = made->key;
  }
  take(cards, std::move(made));
}

}  // namespace

void keep_meaning(FormCards& cards, const std::string& key, const std::string& label) {
  take(cards, [&]() -> Result<EditedText> {
    auto card = card_fields(cards.text, key).question;
    const auto words = std::exchange(card.label, label);
    MUSTER_TRY(before, forms::change_question(cards.text, key, card));
    card.label = words;
    card.keeps_answers = true;
    MUSTER_TRY(after, forms::change_question(before.text, before.key, card));
    after.words = "“" + words + "” is the same question in other words";
    return after;
  }());
}

const std::vector<NewKind>& new_kinds() {
  static const std::vector<NewKind> kinds{
      {forms::NewQuestion::pick_one, "pick_one", "Pick one"},
      {forms::NewQuestion::pick_any, "pick_any", "Pick any"},
      {forms::NewQuestion::statements, "statements", "Statements on one scale"},
      {forms::NewQuestion::from_0_to_10, "from_0_to_10", "From 0 to 10"},
      {forms::NewQuestion::words, "words", "Words"},
      {forms::NewQuestion::lines, "lines", "Lines to write on"},
      {forms::NewQuestion::text, "text", "One line"},
      {forms::NewQuestion::number, "number", "Number"},
      {forms::NewQuestion::date, "date", "Date"},
      {forms::NewQuestion::ranking, "ranking", "Put in order"},
      {forms::NewQuestion::amounts, "amounts", "Numbers that add up"},
      {forms::NewQuestion::email, "email", "E-mail address"},
  };
  return kinds;
}

CardFields card_fields(std::string_view text, std::string_view key) {
  CardFields fields;
  const auto cards = forms::part_cards(text);
  const auto found =
      std::find_if(cards.begin(), cards.end(), [&](const forms::PartCard& one) { return one.part.key == key; });
  if (found == cards.end()) return fields;
  fields.question = found->question;
  fields.lines = forms::lines_of(text, found->part);
  if (found->part.kind == PartKind::heading) fields.heading = forms::heading_card(text);
  if (found->part.kind == PartKind::page || found->part.kind == PartKind::section)
    fields.page = forms::page_card(text, key);
  if (found->part.kind == PartKind::question) {
    const auto codes = forms::heading_card(text).breakdown;
    fields.breakdown = std::find(codes.begin(), codes.end(), found->part.code) != codes.end();
  }
  return fields;
}

CardFields merged(const CardFields& shown, CardFields typed, const CardFields& now) {
  auto& question = typed.question;
  const auto& of = shown.question;
  keep_untouched(question.kind, of.kind, now.question.kind);
  keep_untouched(question.label, of.label, now.question.label);
  keep_untouched(question.hint, of.hint, now.question.hint);
  keep_untouched(question.required, of.required, now.question.required);
  keep_untouched(question.condition, of.condition, now.question.condition);
  keep_untouched(question.offers, of.offers, now.question.offers);
  keep_untouched(question.answers, of.answers, now.question.answers);
  keep_untouched(question.beside, of.beside, now.question.beside);
  keep_untouched(question.statements, of.statements, now.question.statements);
  keep_untouched(question.rules, of.rules, now.question.rules);
  keep_untouched(question.total, of.total, now.question.total);
  keep_untouched(question.personal, of.personal, now.question.personal);
  keep_untouched(question.scale, of.scale, now.question.scale);
  keep_untouched(question.size, of.size, now.question.size);
  keep_untouched(question.low, of.low, now.question.low);
  keep_untouched(question.high, of.high, now.question.high);
  keep_untouched(question.low_label, of.low_label, now.question.low_label);
  keep_untouched(question.high_label, of.high_label, now.question.high_label);
  question.code = now.question.code;
  question.answers_known = now.question.answers_known;
  keep_untouched(typed.breakdown, shown.breakdown, now.breakdown);
  keep_untouched(typed.heading.title, shown.heading.title, now.heading.title);
  keep_untouched(typed.heading.introduction, shown.heading.introduction, now.heading.introduction);
  keep_untouched(typed.heading.thanks, shown.heading.thanks, now.heading.thanks);
  keep_untouched(typed.heading.anonymous, shown.heading.anonymous, now.heading.anonymous);
  keep_untouched(typed.heading.quote_with_consent, shown.heading.quote_with_consent, now.heading.quote_with_consent);
  keep_untouched(typed.heading.suppress_below, shown.heading.suppress_below, now.heading.suppress_below);
  keep_untouched(typed.heading.delete_personal_after, shown.heading.delete_personal_after,
                 now.heading.delete_personal_after);
  keep_untouched(typed.heading.indexes, shown.heading.indexes, now.heading.indexes);
  typed.heading.breakdown = now.heading.breakdown;
  keep_untouched(typed.page.title, shown.page.title, now.page.title);
  keep_untouched(typed.page.introduction, shown.page.introduction, now.page.introduction);
  keep_untouched(typed.page.for_each, shown.page.for_each, now.page.for_each);
  keep_untouched(typed.page.condition, shown.page.condition, now.page.condition);
  keep_untouched(typed.lines, shown.lines, now.lines);
  return typed;
}

std::string renamed_press(std::string_view what, std::string_view from, std::string_view to) {
  std::string out;
  while (true) {
    const auto end = std::min(what.find(':'), what.size());
    const auto part = what.substr(0, end);
    out += part == from ? to : part;
    if (end == what.size()) return out;
    out += ':';
    what.remove_prefix(end + 1);
  }
}

void remember(FormCards& cards, std::string_view before) {
  if (cards.text == before) return;
  cards.steps.push_back(written_step(forms::step_between(before, cards.text)));
  if (std::ssize(cards.steps) > most_steps) cards.steps.erase(cards.steps.begin());
}

void take_card(FormCards& cards, const CardFields& wanted, const std::string& published) {
  const auto parts = forms::outline(cards.text);
  const auto* part = forms::part_of(parts, cards.open);
  const auto now = card_fields(cards.text, cards.open);
  if (part == nullptr || wanted == now) return;
  auto edited = [&]() -> Result<EditedText> {
    if (cards.in_lines) return forms::change_lines(cards.text, cards.open, wanted.lines);
    switch (part->kind) {
      case PartKind::heading:
        return forms::change_heading(cards.text, wanted.heading);
      case PartKind::page:
      case PartKind::section:
        return forms::change_page(cards.text, cards.open, wanted.page);
      case PartKind::question: {
        if (now.question.kind == forms::CardKind::own_lines)
          return forms::change_lines(cards.text, cards.open, wanted.lines);
        const bool another = lines_of_kind(wanted.question.kind) != lines_of_kind(now.question.kind);
        MUSTER_TRY(changed, another
                                ? of_another_kind(cards, wanted.question, now.question, texts_before(cards, published))
                                : forms::change_question(cards.text, cards.open, wanted.question));
        if (changed.key == cards.open && forms::has_new_answers(cards.text, changed.text, cards.open))
          changed.text =
              forms::with_earlier_codes(cards.text, changed.text, cards.open, texts_before(cards, published));
        if (wanted.breakdown != now.breakdown)
          changed.text = forms::with_breakdown(changed.text, changed.key.substr(2), wanted.breakdown);
        if (wanted.question.personal != now.question.personal) return with_days_kept(std::move(changed));
        return changed;
      }
      default:
        return forms::change_lines(cards.text, cards.open, wanted.lines);
    }
  }();
  if (!edited.ok()) cards.typed = wanted;
  const auto key = edited.ok() ? edited->key : std::string();
  take(cards, std::move(edited));
  if (key.empty()) return;
  if (cards.place == cards.open) cards.place = key;
  cards.open = key;
}

void press(FormCards& cards, std::string_view what, const std::vector<BankForm>& bank) {
  const auto colon = what.find(':');
  const auto verb = what.substr(0, colon);
  const auto key = colon == std::string_view::npos ? std::string() : std::string(what.substr(colon + 1));
  if (verb == "open") return open(cards, key);
  if (verb == "lines") return open(cards, key, true);
  if (verb == "close") return open(cards, {});
  if (verb == "undo") return undo(cards);
  if (verb == "up" || verb == "down") {
    // Pages and sections are named by where they stand.
    if (key.starts_with("page-") && !cards.open.starts_with("q-")) open(cards, {});
    return take(cards, forms::move_part(cards.text, key, verb == "up" ? forms::Way::up : forms::Way::down));
  }
  if (verb == "copy") return take_and_open(cards, forms::duplicate_question(cards.text, key));
  if (verb == "section") return take_and_open(cards, forms::add_section(cards.text, key));
  if (verb == "add-page") return take_and_open(cards, forms::add_page(cards.text));
  if (verb == "remove") {
    if (cards.open == key) open(cards, {});
    return take(cards, forms::remove_part(cards.text, key));
  }
  if (verb == "place") {
    const auto before = key.find(':');
    if (before == std::string::npos) return;
    return take(cards, forms::place_question(cards.text, key.substr(0, before), key.substr(before + 1)));
  }
  if (verb == "below") {
    cards.place = key;
    return;
  }
  if (verb == "bank") {
    cards.bank = key;
    return;
  }
  if (verb == "mend") return mend(cards, key);
  if (verb == "anew") return take_anew(cards, key);
  if (verb == "take") return take_from_bank(cards, key, bank);
  if (verb == "add") {
    const auto& kinds = new_kinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const NewKind& one) { return one.name == key; });
    if (kind == kinds.end()) return;
    auto added = forms::add_question(cards.text, place_for_questions(cards), kind->kind);
    if (added.ok() && kind->kind == forms::NewQuestion::email) added = with_address_apart(std::move(added).value());
    take_and_open(cards, std::move(added));
  }
}

}  // namespace muster::feedback
