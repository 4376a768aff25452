// What a "not" denies, and the praise that is made of one.
#include "counted.hpp"

#include "support/catch.hpp"

namespace muster::text {
namespace {

using test::Case;
using test::words_of;

void check(const std::vector<Case>& cases) {
  for (const auto& [text, words] : cases) {
    CAPTURE(text);
    CHECK(words_of(text) == words);
  }
}

}  // namespace

TEST_CASE("a not looks past adverbs") {
  check({{"It was not really helpful", "not helpful"},
         {"no longer useful", "not useful"},
         {"not yet clear", "not clear"},
         {"not at all useful", "not useful"},
         {"not even remotely interesting", "not interesting"},
         {"not particularly well organised", "not organised"},
         {"not that helpful", "not helpful"},
         {"not 100% useful", "not useful"},
         {"not always easy", "not easy"},
         {"not quite ready, still useful", "not ready, still, useful"},
         {"nowhere near good enough", "not good"},
         {"not in any way useful", "not useful"},
         {"not as useful as hoped", "hoped, not useful"},
         {"not clearly explained", "not clearly, not explained"},
         {"Useful? Not really.", "not really, useful"},
         {"The talks did not work well", "not well, not work, talks"}});
}

TEST_CASE("a not looks past verbs of thinking, and past what the thought is about") {
  check({{"I don't think it was useful", "not useful"},
         {"I do not believe that the session was relevant", "not relevant, session"},
         {"didn't find it helpful", "not helpful"},
         {"didn't find the session helpful", "not helpful, session"},
         {"did not find the venue", "not venue"},
         {"The day did not seem useful", "day, not useful"},
         {"we would not call it inspiring", "not inspiring"},
         {"I wouldn't say it was inclusive", "not inclusive"},
         {"I'm not sure it was useful", "not sure, not useful"},
         {"I don't know if it was useful", "not know, not useful"},
         {"I don't feel confident about what was said", "not confident, said"},
         {"I did not think the speakers had enough time", "not enough, speakers, time"},
         {"It did not make the process clear", "not clear, process"},
         {"it didn't make sense", "not make, sense"},
         {"I don't think so", "not think"}});
}

TEST_CASE("a not goes on over or") {
  check({{"not helpful or useful", "not helpful, not useful"},
         {"not particularly clear or concise", "not clear, not concise"},
         {"neither clear nor useful", "not clear, not useful"},
         {"not clear, relevant or useful", "not clear, not relevant, not useful"},
         {"no food or drink", "no drink, no food"},
         {"never useful or interesting", "never interesting, never useful"},
         {"isn't timely or accurate", "not accurate, not timely"},
         {"without notice or reason", "without notice, without reason"},
         {"not enough time or space", "not enough, space, time"},
         {"useful or not", "useful"},
         {"not clear, useful papers", "not clear, papers, useful"}});
}

TEST_CASE("less and least say that a thing was less so") {
  check({{"less useful", "less useful"},
         {"Less useful than last year", "last, less useful, year"},
         {"much less clear or relevant", "less clear, less relevant"},
         {"the least helpful session", "least helpful, session"},
         {"Less rushed agenda", "agenda, less rushed"},
         {"less than helpful", "not helpful"},
         {"at least useful", "least, useful"},
         {"last but not least useful", "useful"},
         {"more or less useful", "useful"},
         {"no less useful", "useful"},
         {"nothing less than brilliant", "brilliant"},
         {"less is more", "less is more"},
         {"I felt less alone", "felt, less alone"},
         {"less", "less"}});
}

TEST_CASE("a not goes on to the predicate of its subject and to any") {
  check({{"No session was useful", "no session, not useful"},
         {"None of the sessions were useful", "not useful, sessions"},
         {"Nobody found it useful", "nobody useful"},
         {"No one listened", "nobody listened"},
         {"Not everyone found it useful", "not everyone, not useful"},
         {"Not all sessions were useful", "not sessions, not useful"},
         {"Nothing was useful", "nothing useful"},
         {"no timeline is given", "no timeline, not given"},
         {"I did not learn anything new", "not learn, not new"},
         {"We did not attend any useful sessions", "not attend, not useful, sessions"},
         {"No complaints it was great", "great, no complaints"}});
}

TEST_CASE("other words deny too, however the apostrophe is typed") {
  check({{"rarely useful", "rarely useful"},      {"barely audible", "barely audible"},
         {"hardly useful", "hardly useful"},      {"seldom relevant", "seldom relevant"},
         {"scarcely heard", "scarcely heard"},    {"wont be useful", "not useful"},
         {"no-one came", "nobody came"},          {"noone came", "nobody came"},
         {"It wasn´t useful", "not useful"},      {"It wasn`t useful", "not useful"},
         {"It wasn’t useful", "not useful"},      {"It wasn′t useful", "not useful"},
         {"mightn't be useful", "not useful"},    {"by no means useful", "not useful"},
         {"anything but useful", "not useful"},   {"nor was it useful", "not useful"},
         {"in no way helpful", "not helpful"},    {"daren't speak", "not speak"},
         {"far from useful", "not useful"},       {"far from home", "far, home"},
         {"We seldom get heard", "seldom heard"}, {"parents do not get asked", "not asked, parents"},
         {"We couldn`t hear", "not hear"},        {"shouldnt be long", "not long"}});
}

TEST_CASE("praise that is made of a not is praise") {
  check({{"no, it was great", "great"},
         {"No it was great", "great"},
         {"not only good but great", "good, great"},
         {"could not have been better", "could not be better"},
         {"It couldn't be better", "could not be better"},
         {"could not have been more helpful", "helpful"},
         {"can't fault it", "can't fault"},
         {"couldnt fault the organisation", "can't fault, organisation"},
         {"cannot praise highly enough", "can't praise enough"},
         {"I can't recommend it highly enough", "can't recommend enough"},
         {"I cannot thank the team enough", "can't thank enough"},
         {"never been so inspired", "inspired"},
         {"I have never felt so welcome", "welcome"},
         {"haven't had such fun for years", "fun, years"},
         {"couldn't ask for more", "could not ask for more"},
         {"second to none", "second to none"},
         {"never a dull moment", "never a dull moment"},
         {"never fails to inspire", "inspire"},
         {"nothing but praise", "praise"},
         {"nothing short of amazing", "amazing"},
         {"excellent, if not outstanding", "excellent, outstanding"},
         {"not to mention useful", "useful"},
         {"no doubt useful", "useful"},
         {"can't wait for the next one", "can't wait, next"},
         {"I would not change a thing", "would not change a thing"},
         {"can't think of anything better", "could not be better"},
         {"I don't think it could have been better", "could not be better"},
         {"I don't think you could have done better", "could not be better"},
         {"I don't believe it could have been more useful", "useful"},
         {"I don't think anything could be improved", "could not be better"},
         {"I don't see how it could be improved", "could not be better"},
         {"nothing could be improved", "could not be better"},
         {"I couldn't fault anything", "can't fault"},
         {"I cannot recommend it too highly", "can't recommend enough"},
         {"We can't praise the team too highly", "can't praise enough"},
         {"Nope, loved it", "loved"},
         {"no really, it was brilliant", "brilliant"}});
}

TEST_CASE("what merely looks like a turn of phrase denies") {
  check({{"not so useful", "not useful"},
         {"never so", ""},
         {"not the better for it", "not better"},
         {"could not hear more", "not hear"},
         {"not a thing changed", "changed, not thing"},
         {"It was never useful so I left", "left, never useful"},
         {"not a better day", "day, not better"},
         {"no more useful than before", "no useful"},
         {"could not be heard", "not heard"},
         {"we could not have coffee", "not coffee"}});
}

TEST_CASE("a not ends with its clause") {
  check({{"I could not. Useful papers", "papers, useful"},
         {"No, it was helpful", "helpful"},
         {"Loud? No - friendly", "friendly, loud"},
         {"could not\nuseful", "useful"},
         {"not good 👍 useful", "👍, not good, useful"},
         {"not really, but useful", "not really, useful"},
         {"not long but useful", "not long, useful"},
         {"not perfect although fun", "fun, not perfect"},
         {"did not (useful) hear", "hear, useful"},
         {"It was not; lovely lunch", "lovely, lunch"},
         {"a not: useful", "useful"}});
}

}  // namespace muster::text
