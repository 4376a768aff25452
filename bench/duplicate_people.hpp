#pragma once
// A list of people of whom it is known who stands there twice, and in which way the second row differs: what the
// rules of recognition are measured by.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::bench {

/// In which way the second row of a person is not the first.
enum class Slip { none, letter, nickname, swapped, accents, hyphen, initial };
inline constexpr std::array slip_names{"not at all", "a letter", "a nickname", "swapped",
                                       "accents",    "a hyphen", "an initial"};

struct ListedPerson {
  std::string first_name;
  std::string last_name;
  std::string organisation;
  std::size_t person = 0;  ///< equal for the rows of one person
  Slip slip = Slip::none;
};

/// Equal numbers for equal seeds on every machine (the library's distributions promise that to nobody).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  /// 0 to `sides` - 1. SplitMix64 (Steele, Lea and Flood, 2014).
  std::size_t roll(std::size_t sides) {
    state_ += 0x9E3779B97F4A7C15ULL;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    return (mixed ^ (mixed >> 31U)) % sides;
  }
  template <class List>
  std::string one_of(const List& list) {
    return std::string(list[roll(list.size())]);
  }

 private:
  std::uint64_t state_;
};

/// A first name and what its bearer is called.
inline constexpr std::array<std::array<std::string_view, 2>, 24> called{
    {{"William", "Bill"},    {"Elizabeth", "Liz"},  {"Robert", "Bob"},    {"Margaret", "Peggy"},
     {"Richard", "Dick"},    {"Katherine", "Kate"}, {"Anthony", "Tony"},  {"Rebecca", "Becky"},
     {"Edward", "Ted"},      {"Susan", "Sue"},      {"Michael", "Mike"},  {"Patricia", "Trish"},
     {"James", "Jim"},       {"Deborah", "Debbie"}, {"Andrew", "Drew"},   {"Alexandra", "Sandra"},
     {"Christopher", "Kit"}, {"Victoria", "Vicky"}, {"Mohammed", "Mo"},   {"Jacqueline", "Jackie"},
     {"Charles", "Charlie"}, {"Josephine", "Jo"},   {"Stephen", "Steve"}, {"Catherine", "Cathy"}}};

inline std::string first_name(Dice& dice) {
  constexpr auto names = std::to_array<std::string_view>(
      {"Sarah",   "David",   "Emma",    "Fatima",   "Daniel", "Laura",   "Aisha",   "Thomas", "Rachel",   "Paul",
       "Priya",   "Mark",    "Claire",  "Olu",      "Helen",  "Ngozi",   "Peter",   "Joanna", "Simon",    "Amina",
       "Lucy",    "Adam",    "Hannah",  "Kofi",     "Julia",  "Martin",  "Yasmin",  "Gareth", "Alison",   "Ravi",
       "Siân",    "Zoë",     "Chloé",   "José",     "Renée",  "Søren",   "Agnès",   "Jürgen", "Inés",     "Małgorzata",
       "Bronwen", "Tariq",   "Imogen",  "Hassan",   "Ruth",   "Dominic", "Shanice", "Leroy",  "Miriam",   "Callum",
       "Anjali",  "Finlay",  "Beatrix", "Emmanuel", "Gita",   "Howard",  "Ines",    "Kwame",  "Lorna",    "Nadia",
       "Oliver",  "Pauline", "Quentin", "Rosalind", "Sunita", "Tobias",  "Una",     "Vernon", "Winifred", "Xanthe",
       "Yolanda", "Zachary", "Abena",   "Baljit",   "Cerys",  "Dilys",   "Esme",    "Farah",  "Gwen",     "Hugo",
       "Ibrahim", "Jasmine", "Kemi",    "Liam",     "Maya",   "Nathan",  "Owen",    "Petra",  "Rhiannon", "Samir",
       "Tamsin",  "Usha",    "Vera",    "Wesley",   "Yusuf",  "Zainab",  "Ayesha",  "Bethan", "Colin",    "Diane",
       "Eilidh",  "Fergus",  "Graham",  "Heather",  "Ian",    "Jade"});
  if (dice.roll(4) == 0) return std::string(called[dice.roll(called.size())][0]);
  return dice.one_of(names);
}

inline std::string plain_surname(Dice& dice) {
  constexpr auto common = std::to_array<std::string_view>(
      {"Smith",  "Jones",  "Patel",   "Khan",   "Williams", "Taylor",   "Ahmed",   "Brown",   "Davies", "Begum",
       "Evans",  "Wilson", "Hussain", "Okafor", "Thomas",   "Ali",      "Roberts", "Singh",   "Wright", "Walker",
       "Mensah", "Nguyen", "Green",   "Hall",   "Kaur",     "Clarke",   "Lewis",   "Cohen",   "Hughes", "Adeyemi",
       "García", "Müller", "Núñez",   "Brontë", "O’Brien",  "Kowalski", "Ferrão",  "Popescu", "Silva",  "Yilmaz"});
  constexpr auto begins = std::to_array<std::string_view>(
      {"Ash",  "Beck",  "Brad",  "Brom",  "Burn",  "Cald",  "Chad", "Clif", "Comp", "Cran", "Dal",  "Den",
       "Dray", "Eller", "Fair",  "Farn",  "Gains", "Garth", "Hadd", "Hark", "Hay",  "Holl", "Ing",  "Kell",
       "Lang", "Lin",   "Mar",   "Mid",   "Nor",   "Oak",   "Pem",  "Quar", "Rad",  "Rook", "Sand", "Shel",
       "Stan", "Sut",   "Thorn", "Under", "Wad",   "Wake",  "Wel",  "West", "Whit", "Win",  "Wood", "Yar"});
  constexpr std::array<std::string_view, 24> ends{
      "ley",  "ton",  "field", "worth", "ham",   "by",    "combe",  "dale", "ford", "grove", "hurst", "ington",
      "land", "more", "nall",  "pole",  "ridge", "stead", "thorpe", "wick", "wood", "well",  "brook", "stone"};
  constexpr auto more = std::to_array<std::string_view>({"", "s", "er"});
  if (dice.roll(6) == 0) return dice.one_of(common);
  return dice.one_of(begins) + dice.one_of(ends) + dice.one_of(more);
}

/// One letter left out, doubled, swapped with the next or another one; never the first, which people type with care.
inline std::string with_slip(std::string name, Dice& dice) {
  std::vector<std::size_t> plain;
  for (std::size_t at = 1; at + 1 < name.size(); ++at)
    if (static_cast<unsigned char>(name[at]) < 0x80 && static_cast<unsigned char>(name[at + 1]) < 0x80 &&
        name[at] != name[at + 1])
      plain.push_back(at);
  if (plain.empty()) return name;
  const auto at = plain[dice.roll(plain.size())];
  switch (dice.roll(4)) {
    case 0:
      return name.erase(at, 1);
    case 1:
      return name.insert(at, 1, name[at]);
    case 2:
      std::swap(name[at], name[at + 1]);
      return name;
    default:
      name[at] = name[at] == 'e' ? 'a' : 'e';
      return name;
  }
}

inline std::string without_accents(std::string name) {
  constexpr std::array<std::array<std::string_view, 2>, 15> plain{{{"â", "a"},
                                                                   {"ë", "e"},
                                                                   {"é", "e"},
                                                                   {"è", "e"},
                                                                   {"ø", "o"},
                                                                   {"ü", "u"},
                                                                   {"ł", "l"},
                                                                   {"í", "i"},
                                                                   {"ú", "u"},
                                                                   {"ñ", "n"},
                                                                   {"ã", "a"},
                                                                   {"ï", "i"},
                                                                   {"ö", "o"},
                                                                   {"ç", "c"},
                                                                   {"’", "'"}}};
  for (const auto& [accented, letter] : plain)
    for (auto at = name.find(accented); at != std::string::npos; at = name.find(accented))
      name.replace(at, accented.size(), letter);
  return name;
}

/// The row once more, as a second hand writes it; the same where the name gives no occasion.
inline ListedPerson written_again(ListedPerson again, Slip slip, Dice& dice) {
  again.slip = slip;
  switch (slip) {
    case Slip::none:
      break;
    case Slip::letter: {
      auto& name = dice.roll(2) == 0 ? again.first_name : again.last_name;
      name = with_slip(name, dice);
      break;
    }
    case Slip::nickname:
      for (const auto& [name, nickname] : called)
        if (again.first_name == name) again.first_name = nickname;
      break;
    case Slip::swapped:
      std::swap(again.first_name, again.last_name);
      break;
    case Slip::accents:
      again.first_name = without_accents(again.first_name);
      again.last_name = without_accents(again.last_name);
      break;
    case Slip::hyphen:
      if (const auto hyphen = again.last_name.find('-'); hyphen != std::string::npos) {
        const std::array ways{again.last_name.substr(0, hyphen), again.last_name.substr(hyphen + 1),
                              again.last_name.substr(0, hyphen) + " " + again.last_name.substr(hyphen + 1)};
        again.last_name = dice.one_of(ways);
      }
      break;
    case Slip::initial:
      again.first_name.resize(static_cast<unsigned char>(again.first_name[0]) < 0x80 ? 1 : 2);
      break;
  }
  return again;
}

/// Of `rows` rows a tenth repeat somebody of before, in each way as often; the others are each somebody of their own,
/// whoever may share their name. A surname of the forty commonest has 0.4 % of the people, a first name 0.7 to 1 %, so
/// that of a million pairs of people about six share both; each of forty organisations has as many.
inline std::vector<ListedPerson> duplicate_people(std::size_t rows, std::uint64_t seed) {
  constexpr auto organisations = std::to_array<std::string_view>(
      {"Barking",       "Barnet",         "Bexley",     "Brent",       "Bromley",     "Camden",    "Croydon",
       "Ealing",        "Enfield",        "Greenwich",  "Hackney",     "Hammersmith", "Haringey",  "Harrow",
       "Havering",      "Hillingdon",     "Hounslow",   "Islington",   "Kensington",  "Kingston",  "Lambeth",
       "Lewisham",      "Merton",         "Newham",     "Redbridge",   "Richmond",    "Southwark", "Sutton",
       "Tower Hamlets", "Waltham Forest", "Wandsworth", "Westminster", "City",        "Luton",     "Slough",
       "Reading",       "Medway",         "Thurrock",   "Southend",    "Swindon"});
  Dice dice(seed);
  std::vector<ListedPerson> list;
  std::vector<std::size_t> once;  // rows of those who stand there once so far
  std::size_t way = 0;
  while (list.size() < rows) {
    if (list.size() % 10 == 9) {
      const auto slip = static_cast<Slip>(way++ % slip_names.size());
      for (;;) {
        const auto pick = dice.roll(once.size());
        const auto& first = list[once[pick]];
        const auto again = written_again(first, slip, dice);
        if (slip != Slip::none && again.first_name == first.first_name && again.last_name == first.last_name) continue;
        once.erase(once.begin() + static_cast<std::ptrdiff_t>(pick));
        list.push_back(again);
        break;
      }
      continue;
    }
    ListedPerson one;
    one.first_name = first_name(dice);
    one.last_name = plain_surname(dice);
    if (dice.roll(10) == 0) one.last_name += "-" + plain_surname(dice);
    one.organisation = dice.one_of(organisations);
    one.person = list.size();
    once.push_back(list.size());
    list.push_back(one);
  }
  return list;
}

}  // namespace muster::bench
