// Lists of words that people put around names in Britain and Ireland, and the few marks by which others are told.
#include "name_words.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace muster::people {
namespace {

using Words = std::string_view;

constexpr auto titles = std::to_array<Words>(
    {"dr",      "mr",       "mrs",   "ms",        "miss",  "mx",         "prof",      "professor", "sir",
     "dame",    "lady",     "lord",  "cllr",      "coun",  "councillor", "ald",       "alderman",  "rev",
     "revd",    "reverend", "judge", "baroness",  "baron", "canon",      "fr",        "father",    "rabbi",
     "imam",    "pastor",   "hon",   "rt",        "the",   "venerable",  "ven",       "bishop",    "archbishop",
     "captain", "capt",     "major", "maj",       "col",   "colonel",    "lt",        "cdr",       "commander",
     "sgt",     "sergeant", "insp",  "inspector", "supt",  "doctor",     "associate", "assoc",     "madam"});
constexpr auto of_men = std::to_array<Words>({"mr", "sir", "lord", "baron", "father", "fr"});
constexpr auto of_women = std::to_array<Words>({"mrs", "ms", "miss", "dame", "lady", "baroness", "madam"});

constexpr auto after_names = std::to_array<Words>(
    {"mbe",      "obe",   "cbe",    "kbe",   "dbe",    "gbe",     "bem",      "kcb",        "kcmg",     "cmg",
     "qpm",      "qfsm",  "qgm",    "phd",   "dphil",  "edd",     "dclinpsy", "dclinpsych", "dedpsych", "mbbs",
     "mbchb",    "mrcgp", "frcgp",  "frcp",  "mrcp",   "frcpch",  "mrcpch",   "frcpsych",   "mrcpsych", "frcs",
     "mrcs",     "msc",   "bsc",    "mba",   "mphil",  "mres",    "llb",      "llm",        "pgce",     "pgcert",
     "pgdip",    "qts",   "qtls",   "npqh",  "npqsl",  "rgn",     "rmn",      "rnld",       "rscn",     "hcpc",
     "cpsychol", "afbps", "afbpss", "fbps",  "mrcslt", "frcslt",  "mrcot",    "cqsw",       "dipsw",    "diphe",
     "qc",       "kc",    "mep",    "msp",   "frsa",   "fcipd",   "mcipd",    "cipfa",      "acca",     "fca",
     "frs",      "fhea",  "sfhea",  "pfhea", "esq",    "esquire", "jr",       "jnr",        "junior",   "snr",
     "senior",   "ii",    "iii",    "hons",  "cantab", "oxon",    "beng",     "meng",       "bed",      "dsc"});
/// What may be a surname or a first name as well.
constexpr auto after_some_names =
    std::to_array<Words>({"ma", "ba", "md", "ch", "om", "dl", "do", "med", "mp",  "jp",  "mb",   "bs",
                          "rn", "rm", "cb", "bm", "da", "sr", "iv", "aca", "cfa", "csp", "mcsp", "ceng"});
constexpr auto pronouns =
    std::to_array<Words>({"he", "him", "his", "she", "her", "hers", "they",     "them", "their", "theirs", "ze", "zir",
                          "xe", "xem", "it",  "its", "any", "all",  "pronouns", "fae",  "hir",   "ey",     "em", "my"});
constexpr auto remarks = std::to_array<Words>(
    {"guest",         "speaker", "chair",     "cochair",   "host",        "cohost",         "organiser",
     "organizer",     "staff",   "volunteer", "observer",  "external",    "unverified",     "online",
     "virtual",       "remote",  "inperson",  "hons",      "cantab",      "oxon",           "tbc",
     "acting",        "interim", "retired",   "presenter", "panellist",   "panelist",       "attendee",
     "delegate",      "mobile",  "iphone",    "ipad",      "new",         "maternitycover", "jobshare",
     "vegetarian",    "vegan",   "am",        "pm",        "amonly",      "pmonly",         "morningonly",
     "afternoononly", "deputy",  "cover",     "lead",      "facilitator", "trainer",        "support"});
constexpr auto particles = std::to_array<Words>(
    {"van", "von", "de",  "der",  "den",  "da",  "di",  "del", "dos", "das", "do",  "du", "la",    "le",   "el",
     "al",  "bin", "ibn", "bint", "ben",  "abu", "ter", "ten", "te",  "zu",  "und", "st", "saint", "ni",   "nic",
     "ui",  "ua",  "mac", "mhac", "mhic", "mc",  "o",   "ap",  "ab",  "af",  "av",  "op", "della", "dalla"});
constexpr auto article_takers = std::to_array<Words>({"mac", "mhac", "mhic", "nic"});

template <std::size_t n>
bool is_in(const std::array<Words, n>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::size_t capitals_in(std::string_view typed) {
  return static_cast<std::size_t>(
      std::count_if(typed.begin(), typed.end(), [](unsigned char byte) { return std::isupper(byte) != 0; }));
}

char closing_of(char opening) { return opening == '(' ? ')' : opening == '[' ? ']' : '\0'; }

NameWord word_of(std::string_view typed, bool after_comma) {
  NameWord word;
  word.typed = std::string(typed);
  word.folded = folded_name(typed);
  word.after_comma = after_comma;
  word.bracketed = typed.size() > 1 && closing_of(typed.front()) == typed.back() && typed.back() != '\0';
  return word;
}

/// The parts of "he / him, they", each folded.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    auto end = text.find_first_of("/,|& ()[]-", begin);
    if (end == std::string_view::npos) end = text.size();
    auto part = folded_name(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

/// "she / her" is one piece as "she/her" is.
std::string without_spaces_at_slashes(std::string_view typed) {
  std::string text;
  for (const char letter : typed) {
    if (letter == ' ' && !text.empty() && text.back() == '/') continue;
    if (letter == '/') text.erase(text.find_last_not_of(' ') + 1);
    text += letter;
  }
  return text;
}

}  // namespace

std::vector<NameWord> name_words(std::string_view typed) {
  const auto text = without_spaces_at_slashes(typed);
  std::vector<NameWord> words;
  bool after_comma = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const char first = text[at];
    if (first == ' ' || first == '\t' || first == '\n' || first == '\r' || first == ',') {
      after_comma = after_comma || first == ',';
      ++at;
      continue;
    }
    auto end = text.find_first_of(" \t\r\n,", at);
    if (const char closing = closing_of(first); closing != '\0') {
      if (const auto closed = text.find(closing, at); closed != std::string::npos) end = closed + 1;
    }
    if (end == std::string::npos) end = text.size();
    words.push_back(word_of(std::string_view(text).substr(at, end - at), after_comma));
    after_comma = false;
    at = end;
  }
  return words;
}

std::string joined_words(const std::vector<NameWord>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (auto at = from; at < to; ++at) {
    if (at > from) out += words[at].after_comma ? ", " : " ";
    out += words[at].typed;
  }
  return out;
}

bool is_title(const NameWord& word) { return !word.bracketed && is_in(titles, word.folded); }

std::string_view sex_of_title(const NameWord& word) {
  return is_in(of_men, word.folded) ? "m" : is_in(of_women, word.folded) ? "f" : "";
}

bool stands_after_name(const NameWord& word, bool all_capitals) {
  if (word.bracketed || word.folded.empty()) return false;
  if (is_in(after_names, word.folded)) return true;
  const auto capitals = capitals_in(word.typed);
  const bool lettered = capitals >= 2 && (!all_capitals || word.after_comma);
  if (is_in(after_some_names, word.folded)) return word.after_comma || lettered;
  // "DClinPsy", "CPsychol": nobody lists them all; a surname after a comma has one capital, or two as "McDonald" has.
  return word.after_comma && capitals >= 3 && word.typed.size() <= 12;
}

std::string_view line_of(const NameWord& word) {
  if (word.folded == "jr" || word.folded == "jnr" || word.folded == "junior") return "jr";
  if (word.folded == "sr" || word.folded == "snr" || word.folded == "senior") return "sr";
  for (const std::string_view number : {"ii", "iii", "iv"}) {
    if (word.folded == number) return number;
  }
  return {};
}

bool is_pronoun(const NameWord& word) {
  if (!word.bracketed && word.typed.find('/') == std::string::npos) return false;
  const auto parts = parts_of(word.typed);
  const auto is_one = [](const std::string& part) { return is_in(pronouns, part); };
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), is_one);
}

bool is_known_remark(const NameWord& word) {
  return is_pronoun(word) || (word.bracketed && (word.folded.empty() || is_in(remarks, word.folded))) ||
         (!word.bracketed && word.folded.empty());
}

bool is_particle(const NameWord& word) {
  // "O." is an initial.
  if (word.folded == "o") return word.typed.find('.') == std::string::npos;
  return !word.bracketed && !word.after_comma && is_in(particles, word.folded);
}

bool takes_article(const NameWord& word) { return is_in(article_takers, word.folded); }

}  // namespace muster::people
