// One heading by itself: whole words first, then without what is said around them, then what is only near.
#include <muster/domain/people/delegate_columns.hpp>

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace muster::people {
namespace {

using Words = std::vector<std::string>;

struct FieldWords {
  DelegateField field;
  std::vector<std::string> synonyms;  // folded, the most telling first
};

/// A list with "Organisation" and "Employer" means the former, so the order matters.
const std::vector<FieldWords>& field_words() {
  static const std::vector<FieldWords> all{
      {DelegateField::first_name,
       {"firstname", "forename", "givenname", "firstnames", "forenames", "givennames", "first", "given",
        "christianname", "preferredfirstname", "preferredname", "knownas"}},
      {DelegateField::last_name,
       {"surname", "lastname", "familyname", "lastnames", "surnames", "secondname", "last", "family"}},
      {DelegateField::full_name, {"fullname",
                                  "delegatename",
                                  "nameofdelegate",
                                  "attendeename",
                                  "participantname",
                                  "delegate",
                                  "attendee",
                                  "participant",
                                  "name",
                                  "names",
                                  "firstandlastname",
                                  "firstnameandsurname",
                                  "firstnamesurname",
                                  "firstnamelastname",
                                  "nameandsurname",
                                  "nameinfull",
                                  "namefull",
                                  "person",
                                  "username",
                                  "displayname",
                                  "contactname"}},
      {DelegateField::organisation,
       {"boroughorganisation",
        "organisationborough",
        "boroughororganisation",
        "organisationorborough",
        "boroughorganization",
        "laorganisation",
        "localauthorityorganisation",
        "organisationlocalauthority",
        "localauthorityororganisation",
        "organisationorlocalauthority",
        "organisationcompany",
        "companyorganisation",
        "schoolorganisation",
        "organisationschool",
        "organisation",
        "organization",
        "organisations",
        "organisationname",
        "organizationname",
        "nameorganisation",
        "nameoforganisation",
        "org",
        "employer",
        "employername",
        "accountname",
        "placeofwork",
        "workplace",
        "company",
        "companyname",
        "affiliation",
        "affiliations",
        "institution",
        "institute",
        "institutionname",
        "trust",
        "trustname",
        "nhstrust",
        "school",
        "schoolname",
        "nameschool",
        "schoolcollege",
        "college",
        "university",
        "agency",
        "charity",
        "setting",
        "wheredoyouwork",
        "whodoyouworkfor",
        "whodoyourepresent",
        "whereareyoufrom"}},
      {DelegateField::place,
       {"borough", "localauthority", "la", "council", "district", "authority", "londonborough", "boroughcouncil",
        "localauthorityarea", "boroughdistrict", "boroughname", "localauthorityname", "councilarea", "place"}},
      {DelegateField::email,
       {"emailaddress", "workemail", "workemailaddress", "email", "emails", "mail", "emailid", "useremail",
        "contactemail", "contactemailaddress", "mailaddress"}},
      {DelegateField::job_title,
       {"jobtitle", "role", "jobrole", "position", "job", "post", "roletitle", "rolejobtitle", "jobtitlerole",
        "jobposition", "positiontitle", "occupation", "designation"}},
      {DelegateField::access_needs,
       {"accessneeds", "accessrequirements", "accessrequirement", "accessibilityneeds", "accessibilityrequirements",
        "youraccessneeds", "anyaccessneeds", "doyouhaveanyaccessneeds", "accessibility", "accessneed",
        "reasonableadjustments", "adjustments"}},
      {DelegateField::dietary_needs,
       {"dietaryrequirements", "dietaryrequirement", "dietaryneeds", "dietaryneed", "dietarypreferences",
        "yourdietaryrequirements", "anydietaryrequirements", "specialdietaryrequirements",
        "doyouhaveanydietaryrequirements", "dietary", "diet", "specialdiet"}},
  };
  return all;
}

struct Synonym {
  DelegateField field;
  std::size_t rank;
};
const std::unordered_map<std::string, Synonym>& synonyms() {
  static const auto all = [] {
    std::unordered_map<std::string, Synonym> out;
    for (const auto& words : field_words()) {
      for (std::size_t rank = 0; rank < words.synonyms.size(); ++rank)
        out.emplace(words.synonyms[rank], Synonym{words.field, rank});
    }
    return out;
  }();
  return all;
}

using WordSet = std::unordered_set<std::string_view>;
/// Say whose it is, not what.
const WordSet of_attendee{"your",       "attendee", "attendees",   "attendee's",   "delegate",   "delegates",
                          "delegate's", "ticket",   "participant", "participants", "registrant", "registrants"};
const WordSet of_others{"buyer",      "buyers",   "buyer's",   "order",      "orders",    "purchaser",
                        "purchasers", "payer",    "billing",   "invoice",    "booker",    "booked",
                        "manager",    "managers", "manager's", "supervisor", "emergency", "kin",
                        "referee",    "sponsor",  "line",      "assistant",  "pa",        "host"};
/// Stand around the word that counts.
const WordSet around{
    "which",     "what",         "is",     "are",  "you",    "do",   "work",     "working",  "from", "for",     "in",
    "with",      "at",           "please", "tell", "us",     "give", "enter",    "state",    "the",  "a",       "an",
    "of",        "to",           "on",     "as",   "me",     "i",    "my",       "we",       "our",  "current", "main",
    "represent", "representing", "belong", "come", "coming", "who",  "required", "optional", "by",   "based",   "s"};
/// Of several columns of one kind, the later choice.
const WordSet second_choice{"personal", "home",    "private", "secondary",  "alternative", "second",
                            "other",    "confirm", "repeat",  "additional", "2",           "backup"};

bool is_word_byte(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code >= 0x80U || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || byte == '\'';
}

/// "E-mail address (work)*" -> e mail address work; hyphens within a word join it.
Words words_of(std::string_view text) {
  const auto lower = lower_case(text);
  Words words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < lower.size(); ++at) {
    if (is_word_byte(lower[at]))
      word += lower[at];
    else if (lower[at] != '-' || word.size() != 1)  // "e-mail" is one word, "first-name" two
      end_word();
  }
  end_word();
  return words;
}

std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char byte : text) {
    if (byte == '(' || byte == '[') ++depth;
    if (depth == 0) out += byte;
    if ((byte == ')' || byte == ']') && depth > 0) --depth;
  }
  return out;
}

std::string folded_words(const Words& words) {
  std::string all;
  for (const auto& word : words) all += word;
  return folded_name(all);
}

void take_out(Words& words, const WordSet& which) {
  std::erase_if(words, [&](const std::string& word) { return which.contains(word); });
}

bool any_of(const Words& words, const WordSet& which) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return which.contains(word); });
}

std::optional<HeadingMeaning> looked_up(const std::string& folded, std::size_t worse) {
  const auto found = synonyms().find(folded);
  if (found == synonyms().end()) return std::nullopt;
  return HeadingMeaning{found->second.field, found->second.rank + worse, false, false, false};
}

constexpr std::size_t a_little_worse = 1;
constexpr std::size_t worse = 100;  // than any synonym as it stands

/// The heading's words as they are, then without those around them.
std::optional<HeadingMeaning> by_words(const std::string& heading) {
  if (auto whole = looked_up(folded_name(heading), 0)) return whole;
  auto words = words_of(without_brackets(heading));
  if (auto plain = looked_up(folded_words(words), a_little_worse)) return plain;
  take_out(words, of_attendee);
  take_out(words, of_others);
  if (auto plain = looked_up(folded_words(words), a_little_worse)) return plain;
  take_out(words, second_choice);
  take_out(words, around);
  return looked_up(folded_words(words), worse);
}

/// One edit away, or the word among others that are not understood.
std::optional<HeadingMeaning> by_likeness(const std::string& heading) {
  auto words = words_of(without_brackets(heading));
  take_out(words, of_attendee);
  take_out(words, of_others);
  take_out(words, around);
  const auto folded = folded_words(words);
  constexpr std::size_t shortest = 5;  // letters of a word whose misspelling can be told from another word
  if (folded.size() >= shortest) {
    static const auto all = [] {
      std::vector<std::string> out;
      for (const auto& field : field_words())
        std::copy_if(field.synonyms.begin(), field.synonyms.end(), std::back_inserter(out),
                     [](const std::string& word) { return word.size() >= shortest; });
      return out;
    }();
    // "Price" is two letters from "place", and something else.
    const auto allowed = std::max<std::size_t>(1, folded.size() / shortest - 1);
    if (const auto found = nearest(folded, all); found && edit_distance(folded, *found) <= allowed)
      return looked_up(folded_name(*found), 2 * worse);
  }
  constexpr std::array telling{"organisation", "organization", "affiliation", "institution", "employer", "company",
                               "email",        "surname",      "borough",     "school",      "trust",    "name"};
  for (const auto* word : telling) {
    if (std::find(words.begin(), words.end(), word) != words.end()) return looked_up(word, 3 * worse);
  }
  return std::nullopt;
}

HeadingMeaning with_owner(HeadingMeaning meaning, const std::string& heading) {
  const auto words = words_of(heading);
  meaning.of_attendee = any_of(words, of_attendee);
  meaning.of_others = any_of(words, of_others);
  if (any_of(words, second_choice)) meaning.rank += worse;
  return meaning;
}

}  // namespace

std::optional<HeadingMeaning> sure_meaning_of_heading(std::string_view heading) {
  const auto text = trimmed(heading);
  // "Attendee #" is a number.
  if (text.empty() || text.find('#') != std::string::npos) return std::nullopt;
  auto found = by_words(text);
  // "Attendee name: Given name" is what stands last of the thing that stands first.
  if (const auto colon = text.rfind(':'); !found && colon != std::string::npos)
    found = by_words(trimmed(std::string_view(text).substr(colon + 1)));
  return found ? std::optional(with_owner(*found, text)) : std::nullopt;
}

std::optional<HeadingMeaning> meaning_of_heading(std::string_view heading) {
  if (auto sure = sure_meaning_of_heading(heading)) return sure;
  const auto text = trimmed(heading);
  auto near = by_likeness(text);
  if (!near) return std::nullopt;
  near->near = true;
  return with_owner(*near, text);
}

std::string_view field_label(DelegateField field) {
  switch (field) {
    case DelegateField::first_name:
      return "First name";
    case DelegateField::last_name:
      return "Surname";
    case DelegateField::full_name:
      return "Name";
    case DelegateField::organisation:
      return "Organisation";
    case DelegateField::place:
      return "Borough or district";
    case DelegateField::email:
      return "E-mail address";
    case DelegateField::job_title:
      return "Job title";
    case DelegateField::access_needs:
      return "Access needs";
    case DelegateField::dietary_needs:
      return "Dietary needs";
  }
  return {};
}

const std::vector<DelegateField>& all_fields() {
  static const std::vector all{DelegateField::first_name,   DelegateField::last_name,    DelegateField::full_name,
                               DelegateField::organisation, DelegateField::place,        DelegateField::email,
                               DelegateField::job_title,    DelegateField::access_needs, DelegateField::dietary_needs};
  return all;
}

std::optional<DelegateField> field_called(std::string_view words) {
  const auto folded = folded_name(words);
  for (const auto field : all_fields()) {
    if (folded_name(field_label(field)) == folded) return field;
  }
  const auto found = synonyms().find(folded);
  return found == synonyms().end() ? std::nullopt : std::optional(found->second.field);
}

}  // namespace muster::people
