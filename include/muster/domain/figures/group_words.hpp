#pragma once
// The words of two groups of one round's people in answer to one question, counted by people. Of an anonymous round a
// group is whole blocks, and only words stand here that may be told of each of them.

#include <cstdint>
#include <string>
#include <vector>

namespace muster::figures {

struct GroupsWanted {
  std::string question;  ///< its code
  std::string where;     ///< the condition of the first group
  std::string beside{};  ///< that of the second; empty: everybody else
};

struct WordOfGroups {
  std::string word;
  std::int64_t first = 0;  ///< people
  std::int64_t second = 0;
};

struct GroupWords {
  std::string question;  ///< its words
  std::string first;     ///< the condition as it is printed
  std::string second;
  bool of_blocks = false;           ///< of an anonymous round: bases are all people of the groups
  bool open = false;                ///< the round's figures still move
  std::int64_t first_base = 0;      ///< people who wrote something, but of an anonymous round all people of the group
  std::int64_t second_base = 0;     ///< the same of the second
  std::vector<WordOfGroups> words;  ///< most people first
  std::int64_t hidden = 0;          ///< words left out of those, because they may tell who somebody is
};

/// Who stands in no two of the groups that a page offers.
struct GroupChoice {
  std::string label;  ///< "Parent or carer"
  std::string where;  ///< the condition that finds them
  std::string cut;    ///< what parts them from others: "Your role"
};

}  // namespace muster::figures
