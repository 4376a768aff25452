// What is a plain beginning of the whole name (Tom, Sam, Nat) is found without this list; here stand names of which one
// cannot tell by the letters. Spellings of one name that differ by more than a letter stand beside each other too.

#include "short_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace muster::people {
namespace {

constexpr std::array<std::string_view, 92> groups{
    "abigail gail abby",
    "agnes nancy senga",
    "albert bert bertie",
    "alexander sandy alex lex alec alasdair xander",
    "alexandra sandra sandy alex lexi sasha",
    "alfred fred freddie alf",
    "alison ali allie",
    "amanda mandy",
    "andrew drew andy",
    "anne nan annie nancy ann anna",
    "anthony tony antony",
    "antoinette toni nettie",
    "arthur art",
    "barbara babs barb",
    "benjamin ben benny",
    "bernadette bernie detta",
    "bridget biddy bridie",
    "caroline carrie caz lina",
    "catherine kate kathy kitty katy cathy katherine kathryn cath kath katie kathleen",
    "charles charlie chuck chas",
    "charlotte lottie charlie lotte",
    "christina tina christine chrissie",
    "christopher kit kris chris topher",
    "cornelius neil con",
    "cynthia cindy",
    "daniel dan danny",
    "david dave davy",
    "deborah debbie debs debra deb",
    "donald don donny",
    "dorothy dot dolly dottie",
    "edmund ned ted eddie",
    "edward ted ned eddie teddy ed",
    "eleanor nell ellie nora nellie elinor",
    "elizabeth liz beth betty lizzie libby eliza betsy lisa elisabeth bess liza",
    "emily em emmy millie",
    "emmanuel manny",
    "eugene gene",
    "florence flo flossie",
    "frances fran fanny frankie",
    "francis frank frankie",
    "frederick fred freddie",
    "geoffrey geoff jeffrey jeff",
    "gerald gerry jerry gerard",
    "harriet hattie hatty",
    "harold harry hal",
    "henry harry hal hank",
    "helen nell nellie lena",
    "hugh hugo shug",
    "isabel bella izzy isabella isobel isabelle belle",
    "jacob jake",
    "jacqueline jackie jacqui jacquie",
    "james jim jimmy jamie",
    "jane jenny janet jean",
    "jennifer jenny jen",
    "jessica jess jessie",
    "joanna jo joanne jojo",
    "john jack johnny jon",
    "jonathan jon jonny johnathan",
    "joseph joe joey",
    "josephine jo josie",
    "judith judy jude",
    "kenneth ken kenny",
    "laurence larry laurie lawrence",
    "leonard len lenny leo",
    "louise lou lulu",
    "madeleine maddy maddie",
    "margaret peggy maggie meg peg greta daisy marge rita madge",
    "martha patty mattie",
    "mary molly polly mamie",
    "matilda tilly mattie",
    "matthew matt",
    "michael mike mick mickey",
    "mohammed mo muhammad mohamed mohammad muhammed mohamad",
    "nicholas nick nicky nico",
    "nicola nikki nicky niki",
    "oliver ollie",
    "patricia trish pat pattie tricia patsy",
    "patrick paddy pat rick",
    "philip pip phil",
    "rebecca becky bec becca",
    "richard dick rick ricky rich",
    "robert bob bobby rob robbie bert",
    "rosemary rosie rose romy",
    "samantha sam sammy",
    "sarah sally sadie",
    "stephen steve steven stevie",
    "susan sue susie suzie susanna suzanne",
    "theodore ted theo teddy",
    "theresa terry tess teresa tessa",
    "thomas tom tommy",
    "victoria vicky vicki tori",
    "william bill billy will liam willie",
};

using Groups = std::unordered_map<std::string, std::vector<std::uint32_t>>;

Groups by_name() {
  Groups out;
  for (std::uint32_t number = 0; number < groups.size(); ++number) {
    auto rest = groups.at(number);
    while (!rest.empty()) {
      const auto end = std::min(rest.find(' '), rest.size());
      out[std::string(rest.substr(0, end))].push_back(number);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return out;
}

}  // namespace

const std::vector<std::uint32_t>& short_name_groups(std::string_view folded) {
  static const Groups known = by_name();
  static const std::vector<std::uint32_t> none;
  const auto found = known.find(std::string(folded));
  return found == known.end() ? none : found->second;
}

bool goes_by(std::string_view folded, std::string_view other_folded) {
  const auto& left = short_name_groups(folded);
  const auto& right = short_name_groups(other_folded);
  return std::any_of(left.begin(), left.end(),
                     [&](std::uint32_t group) { return std::find(right.begin(), right.end(), group) != right.end(); });
}

}  // namespace muster::people
