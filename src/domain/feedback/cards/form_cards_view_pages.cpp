// Makes cards of the parts of a text: what each says in short, what can be done with it, and what is wrong with it.
#include "form_cards_view_pages.hpp"

#include "form_faults_pages.hpp"

#include <muster/domain/asking/condition_words.hpp>
#include "domain/feedback/form/form_preview_pages.hpp"

#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::feedback {
namespace {

using forms::CardKind;
using forms::FormPart;
using forms::PartCard;
using forms::PartKind;

constexpr std::size_t most_cards = 300;  // a form has 200 questions at most
constexpr std::size_t most_shown = 12;   // answers of a closed card
constexpr std::size_t most_cured = 20;   // faults whose cure stands on their cards too
constexpr std::size_t most_found = 30;   // questions of other forms

struct ReadableForm {
  std::string text;
  forms::Form form;
  std::vector<std::string> left_out;  ///< keys of cards
};

/// The questions that faults stand on, by the keys of their cards.
std::vector<std::string> faulty_questions(const CardsShown& shown) {
  const auto parts = forms::outline(shown.cards.text);
  std::vector<std::string> wrong;
  for (const auto& fault : shown.faults) {
    const auto* part = fault.line == 0 ? nullptr : forms::part_at_line(parts, shown.cards.text, fault.line);
    if (part != nullptr && part->kind == PartKind::question && std::ranges::find(wrong, part->key) == wrong.end())
      wrong.push_back(part->key);
  }
  return wrong;
}

/// What can be read of a faulty text: the form without those questions, where nothing else is wrong.
std::optional<ReadableForm> readable_form(const CardsShown& shown) {
  ReadableForm out{shown.cards.text, {}, faulty_questions(shown)};
  for (const auto& key : out.left_out)
    if (auto less = forms::remove_part(out.text, key); less.ok()) out.text = std::move(less->text);
  auto parsed = forms::parse_form(out.text, "");
  if (!parsed.ok()) return std::nullopt;
  out.form = std::move(parsed).value();
  return out;
}

/// Where the text cannot be read yet.
constexpr const char* asked_of_some = "Asked only of some, as its line in the text says";

class CardWriter {
 public:
  explicit CardWriter(const CardsShown& shown) : shown_(shown), all_(forms::part_cards(shown.cards.text)) {
    if (all_.size() > most_cards) all_.resize(most_cards);
    if (!shown.form) readable_ = readable_form(shown);
    std::vector<FormPart> parts;
    for (const auto& one : all_) parts.push_back(one.part);
    for (const auto& fault : shown.faults) {
      const auto* part = fault.line == 0 ? nullptr : forms::part_at_line(parts, shown.cards.text, fault.line);
      faults_[part == nullptr ? "form" : part->key].push_back(fault);
    }
    for (const auto& one : all_) {
      if (one.part.kind != PartKind::question) continue;
      last_ = one.part.key;
      if (first_.empty()) first_ = one.part.key;
    }
    set_numbers();
  }

  void run(web::View& view) {
    for (const auto& one : all_) {
      auto& part = view.add("PART");
      if (one.part.kind == PartKind::page) {
        add_page(part.add("PAGE_HEAD"), one);
      } else {
        if (one.part.kind == PartKind::scale && !std::exchange(scales_, true))
          part.add("PART_TITLE", "Scales that questions share");
        if (one.part.kind == PartKind::heading) part.add("PART_TITLE", "The whole form");
        add_card(part.add("CARD"), one);
      }
      if (one.part.key == place()) add_palette(part);
    }
    if (!std::any_of(all_.begin(), all_.end(), [&](const PartCard& one) { return one.part.key == place(); }))
      add_palette(view.add("PART"));
  }

 private:
  /// Below which part questions are added: the last of the form where nothing else was said.
  [[nodiscard]] std::string place() const {
    const auto& wanted = shown_.cards.place;
    const bool stands = std::any_of(all_.begin(), all_.end(), [&](const PartCard& one) {
      return one.part.key == wanted && one.part.page > 0 && one.part.kind != PartKind::page_end;
    });
    if (stands) return wanted;
    std::string last;
    for (const auto& one : all_)
      if (one.part.page > 0 && one.part.kind != PartKind::page_end) last = one.part.key;
    return last;
  }

  [[nodiscard]] std::size_t line_of(std::size_t at) const {
    const auto& text = shown_.cards.text;
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  }

  void common(web::View& card, const PartCard& one) const {
    const auto& key = one.part.key;
    card.set("KEY", key).set("CARD_TO", shown_.here + "#" + key);
    card.set("DO_UP", "up:" + key).set("DO_DOWN", "down:" + key).set("DO_OPEN", "open:" + key);
    card.set("DO_REMOVE", "remove:" + key).set("DO_COPY", "copy:" + key).set("DO_LINES", "lines:" + key);
    card.set("DO_BELOW", "below:" + key).set("DO_SECTION", "section:" + key);
    card.set("LINES", std::to_string(line_of(one.part.begin)) + "-" + std::to_string(line_of(one.part.end)));
    const auto faults = faults_.find(key);
    const bool typed_wrong = key == shown_.cards.open && !shown_.card_fault.empty();  // said at its field
    card.show_if(faults != faults_.end() || typed_wrong, "WRONG");
    if (faults != faults_.end()) {
      for (const auto& fault : faults->second) {
        auto& shown = card.add("CARD_FAULT", words_on_card(shown_, fault));
        if (shown_.faults.size() > most_cured) continue;  // they stand below the text
        for (const auto& cure : cures_of(shown_, fault))
          shown.add("CARD_CURE", cure.words).set("DO_CURE", cure.press).set("CURE_TO", shown_.here + "#" + key);
      }
    }
    if (key == shown_.cards.open) {
      card.show("IS_OPEN");
      auto& open = card.add("OPEN");
      open.markup("CARD_FIELDS", shown_.card_fields);
      open.show_if(!shown_.cards.in_lines && one.part.kind != PartKind::scale && one.part.kind != PartKind::page_end &&
                       one.question.kind != CardKind::own_lines,
                   "BY_FIELDS");
    } else {
      card.show("IS_CLOSED");
    }
  }

  [[nodiscard]] const forms::Form* read_form() const {
    return shown_.form ? &*shown_.form : readable_ ? &readable_->form : nullptr;
  }

  /// As the form itself numbers them; nothing on a card that is no question of its own. In a faulty text a card that
  /// cannot be read counts as the question that it is to become, so that no number changes while it is put right.
  void set_numbers() {
    const auto* form = read_form();
    const auto read = form == nullptr ? std::map<std::string, forms::QuestionNumber>() : forms::question_numbers(*form);
    std::int64_t last = 0;
    for (const auto& one : all_) {
      if (one.part.kind != PartKind::question || one.part.code.empty()) continue;
      const auto found = read.find(one.part.code);
      const bool unread = form == nullptr || is_left_out(one.part.key);
      if (!unread && (found == read.end() || found->second.number == 0)) continue;
      last = shown_.form ? found->second.number : last + 1;
      numbers_.emplace(one.part.code, last);
    }
  }

  [[nodiscard]] bool is_left_out(const std::string& key) const {
    return readable_ && std::ranges::find(readable_->left_out, key) != readable_->left_out.end();
  }

  [[nodiscard]] std::optional<std::int64_t> number_of(const FormPart& part) const {
    const auto found = numbers_.find(part.code);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
  }

  /// By the one rule. In a faulty text a card that cannot be read counts as the question that it is to become, and
  /// where nothing can be read each card does.
  [[nodiscard]] std::int64_t questions_on(std::size_t page, std::size_t pages) const {
    const auto* form = read_form();
    const bool read = form != nullptr && page > 0 && form->pages.size() == pages;
    const auto unread = std::ranges::count_if(all_, [&](const PartCard& other) {
      return other.part.kind == PartKind::question && !other.part.code.empty() && other.part.page == page &&
             (!read || is_left_out(other.part.key));
    });
    return unread + (read ? forms::question_count(form->pages[page - 1]) : 0);
  }

  void add_page(web::View& head, const PartCard& one) {
    const auto pages = static_cast<std::size_t>(
        std::ranges::count_if(all_, [](const PartCard& other) { return other.part.kind == PartKind::page; }));
    const auto number = std::to_string(one.part.page);
    head.set("PAGE_TITLE", one.part.title.empty() ? "Page " + number : one.part.title);
    head.set("PAGE_FACTS",
             "page " + number + ", " + counted(questions_on(one.part.page, pages), "question", "questions"));
    common(head, one);
    head.show_if(one.part.page == 1, "IS_FIRST").show_if(one.part.page == pages, "IS_LAST");
    const auto card = forms::page_card(shown_.cards.text, one.part.key);
    if (!card.introduction.empty()) head.add("PAGE_WORDS", card.introduction);
    if (!card.for_each.empty()) head.add("PAGE_WORDS", for_each_words(card.for_each));
    if (!card.condition.empty()) head.add("PAGE_WORDS", page_condition(one.part.page));
  }

  /// With a blank before it; empty where everybody is asked.
  [[nodiscard]] std::string section_condition(const PartCard& one) const {
    if (forms::page_card(shown_.cards.text, one.part.key).condition.empty()) return {};
    const auto* form = read_form();
    if (form != nullptr && one.part.page > 0 && one.part.page <= form->pages.size()) {
      const auto& page = form->pages[one.part.page - 1];
      for (const auto& question : page.questions) {
        if (question.section == 0 || page.sections[question.section - 1].title != one.part.title) continue;
        const auto words = asking::condition_of_section_in_words(*form, page.sections[question.section - 1], question);
        if (!words.empty()) return " " + words + ".";
      }
    }
    return " " + std::string(asked_of_some) + ".";
  }

  [[nodiscard]] std::string page_condition(std::size_t page) const {
    if (const auto* form = read_form(); form != nullptr && page > 0 && page <= form->pages.size()) {
      if (auto words = asking::condition_of_page_in_words(*form, page - 1); !words.empty()) return words + ".";
    }
    return std::string(asked_of_some) + ".";
  }

  [[nodiscard]] std::string for_each_words(const std::string& code) const {
    const auto of = std::find_if(all_.begin(), all_.end(), [&](const PartCard& one) { return one.part.code == code; });
    const auto name = of == all_.end() || of->part.title.empty() ? code : of->part.title;
    return "Asked once for each that somebody ticks at “" + name + "”.";
  }

  void add_card(web::View& card, const PartCard& one) {
    common(card, one);
    const auto& part = one.part;
    switch (part.kind) {
      case PartKind::heading:
        card.set("CARD_TITLE", part.title.empty() ? "The form has no title" : part.title);
        card.show("CARD_FACTS", heading_facts());
        break;
      case PartKind::scale:
        card.set("CARD_TITLE", part.code);
        card.show("CARD_FACTS", listed_short(all_options(one)) + ".");
        card.show("REMOVABLE");
        break;
      case PartKind::section:
        card.set("CARD_TITLE", part.title).show("REMOVABLE").show("SECTION_CARD");
        card.add("CARD_FACTS", "A heading over the questions that follow." + section_condition(one));
        break;
      case PartKind::page_end:
        card.set("CARD_TITLE", "The form may end here").show("REMOVABLE");
        card.show("CARD_FACTS", end_words(part.page));
        break;
      default:
        add_question(card, one);
    }
  }

  void add_question(web::View& card, const PartCard& one) {
    const auto& part = one.part;
    card.set("CARD_TITLE",
             part.title.empty() ? (part.code.empty() ? "Words above a question" : part.code) : part.title);
    card.show("GRIP");
    if (const auto number = number_of(part)) card.add("NUMBER", *number);
    auto& moves = card.add("MOVES");
    moves.show_if(part.key == first_, "IS_FIRST").show_if(part.key == last_, "IS_LAST");
    card.show("REMOVABLE").show("QUESTION_CARD");
    card.show("CARD_FACTS", facts(one));
    if (part.key == shown_.cards.open) return;
    const auto options = all_options(one);
    if (one.answers.statements.empty() && !options.empty()) {
      auto& list = card.add("OPTIONS");
      list.show_if(one.question.kind == CardKind::pick_any || one.question.kind == CardKind::ranking, "BOXES");
      for (std::size_t at = 0; at < std::min(options.size(), most_shown); ++at) list.add("OPTION", options[at]);
      if (options.size() > most_shown) list.add("MORE", "and " + std::to_string(options.size() - most_shown) + " more");
    }
    card.add_each("STATEMENT", one.answers.statements);
  }

  [[nodiscard]] std::string facts(const PartCard& one) const {
    const auto& question = one.question;
    auto words = kind_words(one) + ".";
    if (question.required) words += " Must be answered.";
    if (!question.condition.empty()) words += " " + condition_words(one) + ".";
    if (question.personal) words += " A contact detail, kept apart from the answers.";
    const auto* said = shown_.form ? shown_.form->question(one.part.code) : nullptr;
    if (said != nullptr && !said->headline.empty()) words += " Headline of the report.";
    if (shown_.form && std::find(shown_.form->breakdown.begin(), shown_.form->breakdown.end(), one.part.code) !=
                           shown_.form->breakdown.end())
      words += " Figures may be broken down by it.";
    return words;
  }

  [[nodiscard]] std::string kind_words(const PartCard& one) const {
    const auto& question = one.question;
    const auto& options = one.answers.options;
    switch (question.kind) {
      case CardKind::grid:
        return counted(static_cast<std::int64_t>(one.answers.statements.size()), "statement", "statements") +
               " on one scale" + (options.empty() ? "" : ": " + options.front() + " to " + options.back()) +
               (one.answers.beside.empty() ? "" : ", “" + joined(one.answers.beside, "”, “") + "” beside it");
      case CardKind::shared_scale:
        return "Scale “" + question.scale + "”";
      case CardKind::from_to:
        return "From " + question.low + (question.low_label.empty() ? "" : " “" + question.low_label + "”") + " to " +
               question.high + (question.high_label.empty() ? "" : " “" + question.high_label + "”");
      case CardKind::ranking:
        return question.size.empty() ? "Put in order" : "Put in order, up to " + question.size;
      case CardKind::amounts:
        return counted(static_cast<std::int64_t>(one.answers.statements.size()), "number", "numbers") +
               (question.rules.unit.empty() ? "" : " in " + question.rules.unit) +
               (question.total.empty() ? "" : " that add up to " + question.total);
      case CardKind::words:
        return "Up to " + question.size + " words";
      case CardKind::own_lines:
        return one.answers.statements.empty()
                   ? "Changed in its lines"
                   : counted(static_cast<std::int64_t>(one.answers.statements.size()), "statement", "statements") +
                         ", changed in its lines";
      default:
        return forms::card_kind_name(question.kind);
    }
  }

  [[nodiscard]] std::string condition_words(const PartCard& one) const {
    if (const auto* form = read_form()) {
      for (const auto* said : form->questions()) {
        if (said->code != one.part.code && said->grid != one.part.code) continue;
        if (auto words = asking::condition_in_words(*form, *said); !words.empty()) return words;
      }
    }
    return asked_of_some;
  }

  [[nodiscard]] std::string end_words(std::size_t page) const {
    if (shown_.form && page > 0 && page <= shown_.form->pages.size())
      return asking::end_in_words(*shown_.form, page - 1);
    return {};
  }

  [[nodiscard]] std::string heading_facts() const {
    const auto heading = forms::heading_card(shown_.cards.text);
    std::vector<std::string> facts{heading.anonymous ? "Anonymous" : "Not anonymous"};
    if (!heading.suppress_below.empty()) facts.push_back("groups below " + heading.suppress_below + " are hidden");
    if (!heading.indexes.empty())
      facts.push_back(counted(static_cast<std::int64_t>(heading.indexes.size()), "score of several questions",
                              "scores of several questions"));
    if (heading.quote_with_consent) facts.emplace_back("quotations with consent");
    return joined(facts, ", ") + ".";
  }

  [[nodiscard]] static std::vector<std::string> all_options(const PartCard& one) {
    auto options = one.answers.options;
    options.insert(options.end(), one.answers.beside.begin(), one.answers.beside.end());
    return options;
  }

  [[nodiscard]] static std::string listed_short(const std::vector<std::string>& options) {
    return options.size() > most_shown ? joined({options.begin(), options.begin() + most_shown}, ", ") + ", ..."
                                       : joined(options, ", ");
  }

  void add_palette(web::View& part) {
    const auto key = place();
    const auto below = std::find_if(all_.begin(), all_.end(), [&](const PartCard& one) { return one.part.key == key; });
    auto& palette = part.add("PALETTE");
    palette.set("PALETTE_TITLE", below == all_.end() ? "Add a question"
                                 : below->part.kind == PartKind::question
                                     ? "Add a question below “" + below->part.title + "”"
                                     : "Add a question to “" + below->part.title + "”");
    palette.set("PALETTE_TO", shown_.here + "#add");
    for (const auto& kind : new_kinds()) {
      palette.add("KIND", std::string(kind.words))
          .set("DO_ADD", "add:" + std::string(kind.name))
          .set("KIND_NAME", std::string(kind.name));
    }
    add_bank(palette);
  }

  void add_bank(web::View& palette) const {
    const auto& bank = shown_.bank;
    if (bank.empty()) return;
    const auto& chosen = shown_.cards.bank;
    if (chosen.empty()) {
      palette.show("BANK_CLOSED");
      return;
    }
    auto& open = palette.add("BANK");
    if (chosen.starts_with('?')) {
      open.set("BANK_WORDS", chosen.substr(1));
      return add_found(open, chosen.substr(1));
    }
    open.set("BANK_WORDS", "");
    const auto from = std::find_if(bank.begin(), bank.end(), [&](const BankForm& one) { return one.name == chosen; });
    if (from == bank.end()) {
      for (const auto& one : bank) open.add("BANK_FORM", one.title).set("DO_BANK", "bank:" + one.name);
      return;
    }
    auto& questions = open.add("BANK_QUESTIONS");
    questions.set("BANK_TITLE", from->title);
    for (const auto& one : forms::part_cards(from->text)) add_of_bank(questions, *from, one, kind_words(one));
  }

  static void add_of_bank(web::View& questions, const BankForm& from, const PartCard& one, const std::string& words) {
    if (one.part.kind != PartKind::question || one.part.code.empty()) return;
    questions.add("BANK_QUESTION", one.part.title)
        .set("BANK_KIND", words)
        .set("DO_TAKE", "take:" + from.name + ":" + one.part.key);
  }

  /// The questions of all forms that have each of these words, in their own words or in those of their answers.
  void add_found(web::View& open, const std::string& typed) const {
    const auto wanted = folded_words(typed);
    auto& questions = open.add("BANK_QUESTIONS");
    std::size_t found = 0;
    for (const auto& from : shown_.bank) {
      for (const auto& one : forms::part_cards(from.text)) {
        if (one.part.kind != PartKind::question || one.part.code.empty()) continue;
        const auto said = folded_name(one.part.title + " " + joined(all_options(one), " ") + " " +
                                      joined(one.answers.statements, " "));
        const bool has_all =
            std::ranges::all_of(wanted, [&](const std::string& word) { return said.find(word) != std::string::npos; });
        if (has_all && ++found <= most_found) add_of_bank(questions, from, one, kind_words(one) + ", " + from.title);
      }
    }
    questions.set("BANK_TITLE", found == 0 ? "No question of these forms has these words"
                                : found > most_found
                                    ? "The first " + std::to_string(most_found) + " of " +
                                          counted(static_cast<std::int64_t>(found), "question", "questions")
                                    : counted(static_cast<std::int64_t>(found), "question", "questions"));
  }

  const CardsShown& shown_;
  std::vector<PartCard> all_;
  std::map<std::string, std::vector<Diagnostic>> faults_;
  std::string first_;
  std::string last_;
  std::map<std::string, std::int64_t> numbers_;  ///< of questions by their codes
  bool scales_ = false;
  std::optional<ReadableForm> readable_;  ///< of a faulty text
};

}  // namespace

void add_cards(web::View& view, const CardsShown& shown) { CardWriter(shown).run(view); }

void add_phone(web::View& view, const CardsShown& shown) {
  auto form = shown.form;
  std::string text = shown.cards.text;
  if (!form) {
    if (auto read = readable_form(shown); read && !read->left_out.empty()) {
      form = std::move(read->form);
      text = std::move(read->text);
      view.add("PHONE_WITHOUT", counted(static_cast<std::int64_t>(read->left_out.size()),
                                        "question that cannot be read is", "questions that cannot be read are") +
                                    " left out.");
    }
  }
  if (!form) {
    view.show("NO_PHONE");
    return;
  }
  const auto parts = forms::outline(text);
  const auto* part = forms::part_of(parts, shown.cards.open.empty() ? shown.cards.place : shown.cards.open);
  const auto page = part == nullptr || part->page == 0 ? 0 : part->page - 1;
  add_sheet(view.add("PHONE"), *form, std::min(page, form->pages.size() - 1), true);
}

}  // namespace muster::feedback
