// phrases show, compare and list: phrases that several people use, the words of two answers, the programme's word list.
#include "commands.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/figures/group_tests.hpp>
#include <muster/domain/figures/group_words_service.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/domain/words/spoken_service.hpp>
#include <muster/domain/words/words_json_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct WordsWish {
  std::string event;
  std::string question;
  std::string second;
  std::string with;
  std::string where;
  std::string beside;
  std::string file;
  bool json = false;
};

Outcome phrases(Console& console, const WordsWish& wish) {
  MUSTER_TRY(database, console.database());
  words::SpokenKept kept(*database);
  MUSTER_TRY(spoken, kept.of(wish.event, wish.question));
  if (wish.json) {
    console.out << json_text(words::phrases_json(*spoken), 2) << "\n";
    return Success{};
  }
  console.out << counted(spoken->figures.base, "person", "people") << " wrote something\n";
  for (const auto& each : spoken->short_words ? spoken->figures.words : spoken->figures.phrases)
    console.out << each.people << "  " << each.word << "\n";
  if (spoken->hidden > 0)
    console.out << counted(spoken->hidden, "phrase is", "phrases are") << " not shown: it may tell who somebody is\n";
  for (const auto& each : spoken->figures.near)
    console.out << "Perhaps one word: " << each.word << " and " << each.likely << "\n";
  return Success{};
}

std::string chance_of(const words::ComparedWord& word, words::Pairing pairing) {
  const auto said = words::chance_in_words(word, pairing);
  return word.p ? said + "; p " + figures::p_in_words(*word.p) + ", corrected " +
                      figures::p_in_words(word.corrected_p.value_or(1))
                : said;
}

void print_compared(Console& console, const words::WordComparison& comparison) {
  if (comparison.words.empty()) console.out << "No word can be compared\n";
  for (const auto& each : comparison.words)
    console.out << each.first.count << " : " << each.second.count << "  " << each.word << "  ("
                << chance_of(each, comparison.pairing) << ")\n";
  if (comparison.hidden > 0)
    console.out << counted(comparison.hidden, "word is", "words are") << " not shown: it may tell who somebody is\n";
}

Outcome compare_groups(Console& console, const WordsWish& wish) {
  if (!wish.second.empty() || !wish.with.empty())
    return bad_input("Two groups are compared in one question of one event: leave out SECOND and --with, or --where.");
  MUSTER_TRY(database, console.database());
  figures::GroupsOfWords kept(*database);
  const auto found = kept.of(wish.event, console.now(), {wish.question, wish.where, wish.beside});
  if (!found.ok()) {
    console.fail(found.error(), found.error().field == "beside" ? wish.beside : wish.where);
    return Success{};
  }
  const auto comparison = words::compared(*found);
  if (wish.json) {
    console.out << json_text(words::comparison_json(comparison, &*found), 2) << "\n";
    return Success{};
  }
  console.out << found->first << ": " << counted(found->first_base, "person", "people") << "\n"
              << found->second << ": " << counted(found->second_base, "person", "people") << "\n";
  if (found->of_blocks)
    console.out
        << "The form is anonymous: all people of whole groups, and only words that enough of every group said\n";
  print_compared(console, comparison);
  return Success{};
}

Outcome compare(Console& console, const WordsWish& wish) {
  if (!wish.where.empty() || !wish.beside.empty()) return compare_groups(console, wish);
  if (wish.second.empty())
    return bad_input("Say beside what: another question (SECOND), or two groups of people (--where, --beside).");
  MUSTER_TRY(database, console.database());
  words::SpokenKept kept(*database);
  MUSTER_TRY(first, kept.of(wish.event, wish.question));
  MUSTER_TRY(second, kept.of(wish.with.empty() ? wish.event : wish.with, wish.second));
  MUSTER_CHECK(words::comparable(*first, *second));
  const auto comparison = words::compared(*first, *second);
  if (wish.json) {
    console.out << json_text(words::comparison_json(comparison), 2) << "\n";
    return Success{};
  }
  console.out << "Of " << counted(comparison.first_base, "person", "people") << " and "
              << counted(comparison.second_base, "person", "people") << "\n";
  print_compared(console, comparison);
  return Success{};
}

Outcome word_list(Console& console, const WordsWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(kept, wordlist::word_list_of(*database, event.programme_id));
  if (wish.file.empty()) {
    console.out << kept.words;
    return Success{};
  }
  MUSTER_TRY(bytes, read_file(wish.file));
  auto audit = console.audit();
  audit.scope = event.programme;
  MUSTER_TRY(saved,
             wordlist::save_word_list(*database, audit, event.programme_id, kept.version, bytes, "Taken from a file"));
  console.out << "The word list of " << event.programme << " is version " << saved.version << " now\n";
  return Success{};
}

}  // namespace

void add_word_commands(CLI::App& program, Console& console) {
  auto* all = program.add_subcommand("phrases", "Phrases, the words of two answers, and the programme's word list");
  all->require_subcommand(1);
  const auto wish = std::make_shared<WordsWish>();
  const auto add = [&](const char* name, const char* about, Outcome (*run)(Console&, const WordsWish&)) {
    auto* command = all->add_subcommand(name, about);
    command->add_option("EVENT", wish->event, "Short name of the event")->required();
    command->callback([&console, wish, run] { console.finish(run(console, *wish)); });
    return command;
  };
  auto* shared =
      add("show", "Phrases that at least three people use, or the words given to a question for words", phrases);
  shared->add_option("QUESTION", wish->question, "Its code")->required();
  shared->add_flag("--json", wish->json, "As JSON");
  auto* beside =
      add("compare", "Which words people use more in one answer, or one group of them, than in another", compare);
  beside->add_option("FIRST", wish->question, "Code of a question")->required();
  beside->add_option("SECOND", wish->second, "Code of another");
  beside->add_option("--with", wish->with, "Another event, whose question SECOND is");
  beside->add_option("--where", wish->where, "In the place of SECOND: the people of the first group, 'role = parent'");
  beside->add_option("--beside", wish->beside, "Those of the second group; without it everybody else");
  beside->add_flag("--json", wish->json, "As JSON");
  add("list", "The programme's word list; --from FILE saves another", word_list)
      ->add_option("--from", wish->file, "A file with the new list");
}

}  // namespace muster::cli
