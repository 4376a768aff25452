// The texts themselves. Whoever changes how a figure is worked out changes its line here.
#include <muster/domain/figures/explanations.hpp>

#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::figures {

const std::vector<Explanation>& explanations() {
  static const std::vector<Explanation> all{
      {FigureKind::people, "People", "How many people it is true of. Each person counts once.",
       "A count of answers, one form a person.",
       "While an anonymous round is open it moves in steps of five, so a few more may have answered."},
      {FigureKind::base, "Base", "The people whom a share is a share of: those who answered this question.",
       "All who answered, without those whose answer stands beside the scale, such as \"does not apply\".",
       "Who was not asked, or skipped the question, is not in it. So two questions may have two bases."},
      {FigureKind::share, to_tell("Share"), "How many of a hundred people who answered chose this answer.",
       to_tell("People / base. Where people could tick several answers, each is a share of the people, and the shares "
               "come to "
               "more than 100%."),
       to_tell("Rounded shares of one base need not come to 100%. They are left as they are; the counts are exact.")},
      {FigureKind::interval, "95% interval",
       "How far chance alone could move the share, had other people like these answered.",
       "Wilson 1927, without correction: (2x + z² ∓ z·√(z² + 4x(1 − x/n))) / (2(n + z²)), with x people of the base n "
       "and z = 1.96.",
       "It allows for chance, not for those who did not answer: they may think otherwise. Of a base of thirty or fewer "
       "the exact interval stands beside it, but where a scale has no room for it."},
      {FigureKind::exact_interval, to_tell("Exact 95% interval"),
       "The same reach, made so that it holds the true share at least as often as it says, however few answered.",
       "Clopper and Pearson 1934: the shares that leave this count, or a higher or lower one, a chance of more than "
       "2.5% (quantiles of the beta distribution).",
       "It is wider than it would have to be. Shown of a base of thirty or fewer; of more the two hardly differ."},
      {FigureKind::people_interval, "Likely, of all delegates",
       "How many of all delegates would have given this answer, had everybody answered.",
       "The numbers that leave this count, or a higher or lower one, a chance of more than 2.5% when those who "
       "answered are "
       "drawn from all by lot (hypergeometric distribution).",
       "Nobody drew lots: people chose to answer. Read it beside the bounds that assume nothing."},
      {FigureKind::nonresponse_bounds, "Certain, of all delegates",
       "The least and the most of all delegates who can think so: bounds that assume nothing about those who did not "
       "answer.",
       "x of N where all who did not answer would say no, and x + those who did not answer where all would say yes "
       "(Manski 1989).",
       "They are certain, and wide. Only more answers bring them closer."},
      {FigureKind::response_rate, "Response rate", "How many of a hundred delegates answered.",
       "Responses / delegates, both as they were when the round closed.",
       "It has no interval, for both are counted whole. It does not say whether those who answered are like the rest."},
      {FigureKind::box, "Two best or two worst answers",
       "The share of the two answers at one end of a scale, together.",
       "People in both / base, with the 95% interval of that sum. Of a scale with three answers or fewer, the one at "
       "the end.",
       "It makes no difference between the two answers, nor between the others."},
      {FigureKind::ticks, "Ticks", "How many answers were ticked by all people together, where several may be.",
       "The sum over all people of the answers each of them ticked.",
       "One person may have ticked many. Shares are of people, never of ticks."},
      {FigureKind::mean, "Average", "What each would have given, were the sum shared out evenly.",
       "The sum of all numbers / how many gave one.",
       "A few very high or low numbers move it. On a scale it takes all steps to be equally far apart."},
      {FigureKind::spread, "Spread and interval of the average",
       "How far the numbers lie from their average, and how far chance could move the average.",
       "Standard deviation with n − 1; average ∓ t(n − 1) × deviation / √n (Student 1908).",
       "With few people and very uneven numbers it is rough. It may pass the ends of a scale."},
      {FigureKind::median, "Median", "Half of the people gave this or less, half this or more.",
       "The number in the middle, or the mean of the two in the middle. Its interval runs between two of the numbers "
       "given, "
       "chosen by the binomial distribution, and covers 95% at least; five answers or fewer have none.",
       "It says nothing of how far the others lie from it."},
      {FigureKind::extremes, "Lowest and highest", "The smallest and the largest number that anybody gave.",
       "No more than that.", "Each is one person's answer, so it is shown of rounds with names alone."},
      {FigureKind::percentiles, "10th and 90th percentile",
       "A tenth of the people gave less than the one, a tenth more than the other.",
       "Between neighbouring numbers in proportion (Hyndman and Fan 1996, type 7).",
       "Shown of anonymous rounds where fifty or more answered, in place of single people's numbers."},
      {FigureKind::net_score, "Net score",
       "Those who gave 9 or 10 less those who gave 0 to 6, of a hundred who answered: from −100 to +100.",
       "(Promoters − detractors) / base × 100 (Reichheld 2003). Interval: the Wilson intervals of both shares, squared "
       "and "
       "added with their correlation (Newcombe 1998).",
       "Those who gave 7 or 8 do not count. Quite different answers can have one score: look at the three counts."},
      {FigureKind::ranks, "Ranks",
       "How many people put the answer first, second and so on, and where it stands on average.",
       "Mean rank: the sum of its ranks / the people who ranked it. Points: the more, the earlier it was put.",
       "The mean rank is of those who ranked the answer, so an answer that few ranked can stand high."},
      {FigureKind::index, "Index", "What several questions scored as one come to, a person.",
       "The mean of a person's answers to them, all on one scale; then the average over people. System Usability "
       "Scale: 2.5 "
       "times the sum of ten answers that count 0 to 4 (Brooke 1996).",
       "It takes all of the questions to weigh the same. Its people are those who answered enough of them."},
      {FigureKind::index_alpha, "How closely the questions go together (alpha)",
       "Whether the questions of an index measure one thing: near 1 they do, near 0 they do not.",
       "Cronbach 1951: k/(k − 1) × (1 − sum of the variances of the k questions / variance of the sums), of people who "
       "answered all of them.",
       "More questions make it higher by themselves. It does not say what they measure."},
      {FigureKind::words, "Words", "How many people used the word, and how often in all.",
       "Each person counts once for each word. Forms of a word count together, and \"not\" stays with its word.",
       "A word does not say how it was meant. Read the answers behind it."},
      {FigureKind::phrases, "Phrases", "How many people use two or three words together.",
       "Neighbouring words of one sentence of one person, beginning and ending with a word that says something; at "
       "least "
       "three people. Each person counts once for each phrase.",
       "A phrase that may name somebody is left out, and one that stands only inside a longer one is not told again."},
      {FigureKind::themes, "Themes", "How many people speak of something, as somebody who read their answers says.",
       "People read the answers and gave each its themes, or the words of a theme did where nobody has read yet. Each "
       "person counts once for each theme; where two readers differ only what both gave counts, until it is settled.",
       "Another reader may see other themes: read it beside the agreement of the two. Muster guesses no theme and no "
       "feeling."},
      {FigureKind::notes, "Notes", "How many notes were written at the tables, and at how many tables.",
       "Each note counts once, and each table once a kind.", "Nobody knows how many people stand behind a note."},
      {FigureKind::places, "Places", "How many places of the region somebody came from.",
       "A place is covered where a delegate is from it or their organisation serves it.",
       "Somebody whose organisation serves several places counts in each, and one person speaks for nobody else "
       "there."},
      {FigureKind::not_shown, "Not shown", "Counts that are too small to be shown, and what goes with them.",
       "What stands for fewer people than the form's threshold is put together with other answers or left out, and "
       "what "
       "would give it away with it. Of an anonymous form with fewer than five answers nothing is shown but their "
       "number, "
       "whatever its threshold.",
       "It does not mean that nobody answered."},
      {FigureKind::change, "Change", "How many points higher or lower the share is than the other event's.",
       "First share − second share. Interval: the Wilson intervals of both, squared and added (Newcombe 1998).",
       "It takes both for different people. Where many came to both, chance moves it less than the interval says. If "
       "the "
       "interval holds 0, chance alone may have made the change."},
      {FigureKind::same_people, to_tell("Change among the same people"),
       "Whether the same people said one thing more often than the other.",
       to_tell("McNemar's exact test: of those who said only one of the two, how likely a fair coin splits them as "
               "unevenly."),
       to_tell("Needs rounds with names. Who said both, or neither, does not count.")},
      {FigureKind::association, to_tell("Difference between groups"),
       "How likely chance alone makes groups answer as differently as these (p), and how closely group and answer go "
       "together, from 0 to 1 (V).",
       to_tell("Fisher's exact test where a cell is expected to hold fewer than 5, else chi-square. V: Cramér, "
               "corrected by "
               "Bergsma."),
       to_tell("A small p does not mean a large difference: read the counts. In an anonymous round it is worked out "
               "from the "
               "groups "
               "and answers that are shown, put together as they stand there.")},
      {FigureKind::groups_in_order, to_tell("Which group answers higher"),
       "How often somebody of the one group answers higher than somebody of the other; ties count half.",
       to_tell("Mann and Whitney 1947, exact up to 50 people; several groups: Kruskal and Wallis 1952."),
       to_tell("Only the order of the answers counts, not their distance.")},
      {FigureKind::rank_correlation, to_tell("Rank correlation"),
       "Whether people who answer one question higher answer the other higher too: from −1 over 0 to 1.",
       to_tell("Kendall's tau-b, of all pairs of people; Spearman's rho, of ranks."),
       to_tell("That two things go together does not make one the cause of the other.")},
      {FigureKind::many_tests, to_tell("Corrected for many tests"),
       "Of many tests some come out by chance alone. The corrected p allows for how many were made.",
       to_tell("Benjamini and Hochberg 1995: sorted, p × tests / place, held in order."),
       to_tell("It is right only if every test that was made is counted, not only those shown.")},
      {FigureKind::keyness, "Words of one group", "Which words more people of one group used than chance would make.",
       "By people: log-likelihood G² over Williams's q to rank, Fisher's exact test for p, corrected for many tests.",
       "Below six people against nobody no test can tell: then it says \"said by n people\"."},
      {FigureKind::kappa, "Agreement of two reviewers (kappa)",
       "How far two people who sorted the same answers agree, beyond chance: 1 is always, 0 no more than chance.",
       "Cohen 1960: (observed − expected) / (1 − expected); interval by Fleiss, Cohen and Everitt 1969.",
       "A theme that is rare makes it low even where both nearly always agree. Each theme has its own."},
      {FigureKind::team_alpha, "Agreement of a team (alpha)",
       "How far three people or more who sorted the same answers agree, beyond chance, whoever of them read which.",
       "Krippendorff 2011: 1 − observed disagreement / expected disagreement, of each theme given or not.",
       "A theme that is rare makes it low even where all nearly always agree. Each theme has its own."},
      {FigureKind::representation, "Delegates against those who answered",
       "By kind and area: how many were asked and answered, and by how many points their share of the answers is off.",
       "Share of those who answered − share of delegates. In all: half the sum of these, without their signs.",
       "It knows only what the delegate list knows of people."},
      {FigureKind::weighted_share, "Weighted to the delegates",
       "What the share would be, were those who answered made up as those who registered, by kind of organisation and "
       "area.",
       "Each answer counts as many times as its group needs to reach its share of the delegates (raking: Deming and "
       "Stephan 1940), none more than five times the mean. Interval: Wilson's, on the effective people.",
       "It sets right the make-up that the delegate list knows, and nothing else: those of a group who did not answer "
       "may think otherwise. Read it beside the share without weights."},
      {FigureKind::effective_people, "Effective people",
       "As many answers of one weight would tell as much as these with theirs.",
       "(Sum of the weights)² / sum of their squares (Kish 1965).",
       "The more uneven the weights, the fewer they are, and the wider the interval."},
      {FigureKind::published_figure, "Published figure", "The number as its source released it, of a place and a year.",
       "None: Muster copies it, and says where it stands and when it was published. A region's is its own, or of "
       "counts "
       "the sum of its places where every place has a number.",
       "A mark such as c stands where the source shows no number. It does not mean zero, and is in no sum, rank, "
       "change "
       "or projection."},
      {FigureKind::published_change, "Change of a published figure", "How much more or less than in an earlier year.",
       "Of counts (later − earlier) / earlier, in per cent; of shares later − earlier, in points.",
       "Only between two years that both have a number. It does not say why."},
      {FigureKind::rank_of_place, "Rank of a place", "Where a place stands among those that have a number in the year.",
       "The highest number first; equal numbers share a rank.",
       "High is not good by itself: that depends on what is counted, and large places have large counts."},
      {FigureKind::projection, "Projection", "Where the published figures would go, should they move on as they have.",
       "Exponential smoothing, of a level or of a damped trend, whichever has erred less on the known years; the "
       "interval "
       "is of its own errors, 95%.",
       "It knows nothing of what is planned or may happen. The further ahead, the wider its interval."},
      {FigureKind::published_base, "Base of a public page",
       "The people whom a share on the page is a share of, as it stands beside each question.",
       "Where few left a question out: all who sent the form in, with those few, for otherwise they could be counted. "
       "Where many did, or what people wrote is told: those who answered it.",
       "A share of all who sent the form in is a little lower than one of those who answered, which the organisers "
       "see."},
  };
  return all;
}

const Explanation& explanation_of(FigureKind kind) { return explanations()[static_cast<std::size_t>(kind)]; }

std::optional<FigureKind> figure_kind_named(std::string_view name) {
  using Named = std::pair<std::string_view, FigureKind>;
  static constexpr std::array kinds{
      Named{"people", FigureKind::people},
      Named{"rows", FigureKind::people},
      Named{"organisations", FigureKind::people},
      Named{"delegates", FigureKind::people},
      Named{"responses", FigureKind::people},
      Named{"counted_responses", FigureKind::people},
      Named{"answered", FigureKind::base},
      Named{"asked", FigureKind::base},
      Named{"not_asked", FigureKind::base},
      Named{"beside", FigureKind::base},
      Named{"offered", FigureKind::base},
      Named{"could_choose", FigureKind::base},
      Named{"share", FigureKind::share},
      Named{"interval", FigureKind::interval},
      Named{"likely", FigureKind::people_interval},
      Named{"certain", FigureKind::nonresponse_bounds},
      Named{"response_rate", FigureKind::response_rate},
      Named{"ticks", FigureKind::ticks},
      Named{"mean", FigureKind::mean},
      Named{"median", FigureKind::median},
      Named{"lowest", FigureKind::extremes},
      Named{"highest", FigureKind::extremes},
      Named{"percentile_10", FigureKind::percentiles},
      Named{"percentile_90", FigureKind::percentiles},
      Named{"score", FigureKind::net_score},
      Named{"high", FigureKind::net_score},
      Named{"middle", FigureKind::net_score},
      Named{"low", FigureKind::net_score},
      Named{"ranked", FigureKind::ranks},
      Named{"mean_rank", FigureKind::ranks},
      Named{"points", FigureKind::ranks},
      Named{"steps", FigureKind::index},
      Named{"scored_as", FigureKind::index},
      Named{"complete", FigureKind::index},
      Named{"alpha", FigureKind::index_alpha},
      Named{"standard_deviation", FigureKind::spread},
      Named{"mean_interval", FigureKind::spread},
      Named{"median_interval", FigureKind::median},
      Named{"exact_interval", FigureKind::exact_interval},
      Named{"weighted", FigureKind::weighted_share},
      Named{"effective_people", FigureKind::effective_people},
      Named{"times", FigureKind::words},
      Named{"notes", FigureKind::notes},
      Named{"tables", FigureKind::notes},
      Named{"challenges", FigureKind::notes},
      Named{"opportunities", FigureKind::notes},
      Named{"covered", FigureKind::places},
      Named{"of", FigureKind::places},
      Named{"places", FigureKind::places},
      Named{"people_with_place", FigureKind::places},
      Named{"people_without_place", FigureKind::places},
      Named{"suppress_below", FigureKind::not_shown},
      Named{"not_counted", FigureKind::not_shown},
      Named{"texts_hidden", FigureKind::not_shown},
      Named{"texts_waiting", FigureKind::not_shown},
      Named{"texts_without_consent", FigureKind::not_shown},
  };
  const auto* const found =
      std::find_if(kinds.begin(), kinds.end(), [&](const Named& one) { return one.first == name; });
  if (found == kinds.end()) return std::nullopt;
  return found->second;
}

}  // namespace muster::figures
