# Makes vectors.tsv, the numbers that the tests of this room hold its figures against. Needs R alone, no package:
#   Rscript tests/kit/stats/vectors.R > tests/kit/stats/vectors.tsv
# What R's own functions do not do is written out here by its definition (enumerated where it can be), another way than
# the program's. Raking, kappa and the exact Mann-Whitney test were held once against the packages survey, vcd, psych
# and coin as well.

put <- function(name, ...) {
  values <- c(...)
  cat(name, "\t", paste(formatC(values, digits = 15, format = "g", width = 1), collapse = " "), "\n", sep = "")
}
named <- function(...) paste0(...)

# Shares ---------------------------------------------------------------------------------------------------------------
wilson <- function(x, n, level = 0.95) {
  ci <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)
  if (x == 0) ci[1] <- 0
  if (x == n) ci[2] <- 1
  ci
}
for (q in list(c(27, 42), c(16, 42), c(40, 42), c(1, 42), c(0, 42), c(42, 42), c(1, 1), c(500, 1000), c(3, 1000000)))
  put(named("wilson ", q[1], "/", format(q[2], scientific = FALSE)), wilson(q[1], q[2]))
for (q in list(c(27, 42), c(16, 42), c(40, 42), c(1, 42), c(0, 42), c(42, 42), c(0, 1), c(5, 5), c(3, 10), c(500, 1000),
               c(600000, 1000000)))
  put(named("clopper-pearson ", format(q[1], scientific = FALSE), "/", format(q[2], scientific = FALSE)),
      binom.test(q[1], q[2])$conf.int)
put("clopper-pearson 27/42 at 0.90", binom.test(27, 42, conf.level = 0.90)$conf.int)
put("clopper-pearson 27/42 at 0.99", binom.test(27, 42, conf.level = 0.99)$conf.int)

people <- function(x, n, N, level = 0.95) {
  a <- (1 - level) / 2
  K <- x:(N - n + x)
  c(min(K[phyper(x - 1, K, N - K, n, lower.tail = FALSE) > a]), max(K[phyper(x, K, N - K, n) > a]))
}
for (q in list(c(27, 42, 104), c(16, 42, 104), c(40, 42, 104), c(0, 42, 104), c(42, 42, 104), c(1, 42, 104),
               c(3, 5, 20), c(0, 1, 10), c(27, 42, 42), c(0, 0, 10), c(5, 10, 1000), c(50, 100, 100000),
               c(1234, 20000, 1000000)))
  put(named("people ", paste(format(q, scientific = FALSE, trim = TRUE), collapse = " ")), people(q[1], q[2], q[3]))
put("people 27 42 104 at 0.90", people(27, 42, 104, 0.90))
put("people 27 42 104 at 0.99", people(27, 42, 104, 0.99))
put("top box 25 of 42", 25 / 42, wilson(25, 42))

# Numbers --------------------------------------------------------------------------------------------------------------
for (n in c(5, 6, 8, 10, 20, 42, 43, 1000, 1000000)) {
  r <- qbinom(0.025, n, 0.5)
  put(named("median ranks ", format(n, scientific = FALSE)), r, n + 1 - r, if (r > 0) 1 - 2 * pbinom(r - 1, n, 0.5) else 0)
}
minutes <- c(12, 45, 7.5, 30, 30, 22, 61, 15, 9, 30, 18)
put("mean minutes", mean(minutes), sd(minutes), t.test(minutes)$conf.int)
put("mean minutes at 0.90", mean(minutes), sd(minutes), t.test(minutes, conf.level = 0.90)$conf.int)
put("quantiles minutes", quantile(minutes, c(0, 0.1, 0.25, 0.5, 0.9, 1)))
scale <- rep(1:5, c(3, 5, 9, 15, 10))
put("mean scale", mean(scale), sd(scale), t.test(scale)$conf.int)

# Differences ----------------------------------------------------------------------------------------------------------
newcombe <- function(x1, n1, x2, n2, level = 0.95) {
  p1 <- x1 / n1; p2 <- x2 / n2
  w1 <- wilson(x1, n1, level); w2 <- wilson(x2, n2, level)
  d <- p1 - p2
  c(d, d - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), d + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))
}
for (q in list(c(56, 70, 48, 80), c(27, 42, 30, 55), c(40, 42, 44, 55), c(9, 10, 3, 10), c(10, 10, 0, 10), c(0, 42, 0, 55))) {
  two <- matrix(c(q[1], q[2] - q[1], q[3], q[4] - q[3]), 2)
  put(named("change ", q[1], "/", q[2], " ", q[3], "/", q[4]), newcombe(q[1], q[2], q[3], q[4]), fisher.test(two)$p.value)
}
nps <- function(P, N, D) {
  n <- P + N + D; p1 <- P / n; p2 <- D / n
  w1 <- wilson(P, n); w2 <- wilson(D, n)
  r <- -sqrt(p1 * p2 / ((1 - p1) * (1 - p2)))
  if (!is.finite(r)) r <- 0
  s <- p1 - p2
  c(s, s - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2 - 2 * r * (p1 - w1[1]) * (w2[2] - p2)),
    s + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2 - 2 * r * (w1[2] - p1) * (p2 - w2[1])))
}
for (q in list(c(20, 12, 10), c(5, 0, 5), c(42, 0, 0), c(0, 0, 5)))
  put(named("net promoter ", paste(q, collapse = "/")), nps(q[1], q[2], q[3]))
for (q in list(c(1, 7), c(11, 0), c(10, 3), c(25, 15), c(5, 5), c(510000, 490000))) {
  k <- min(q)
  put(named("mcnemar ", paste(format(q, scientific = FALSE, trim = TRUE), collapse = " ")),
      binom.test(q[1], sum(q), 0.5)$p.value,
      min(1, 2 * (pbinom(k - 1, sum(q), 0.5) + dbinom(k, sum(q), 0.5) / 2)))
}

# Cross-tabs -----------------------------------------------------------------------------------------------------------
bergsma <- function(t, chi2) {
  n <- sum(t); r <- nrow(t); k <- ncol(t)
  phi <- max(0, chi2 / n - (r - 1) * (k - 1) / (n - 1))
  sqrt(phi / min(r - (r - 1)^2 / (n - 1) - 1, k - (k - 1)^2 / (n - 1) - 1))
}
crosstab <- function(name, rows) {
  t <- do.call(rbind, rows)
  test <- suppressWarnings(chisq.test(t, correct = FALSE))
  chi2 <- unname(test$statistic)
  put(named("crosstab ", name), chi2, test$parameter, test$p.value, min(test$expected),
      sqrt(chi2 / (sum(t) * (min(dim(t)) - 1))), bergsma(t, chi2))
  put(named("fisher ", name), fisher.test(t, workspace = 2e7)$p.value)
}
crosstab("T1", list(c(20, 6, 1), c(5, 5, 2), c(2, 0, 1)))
crosstab("T2", list(c(8, 2), c(1, 5)))
crosstab("T3", list(c(7, 3, 0), c(1, 4, 5)))
crosstab("T4", list(c(3, 0, 2, 0), c(4, 1, 2, 1), c(5, 3, 0, 6)))
crosstab("T5", list(c(4, 2, 1, 0), c(1, 3, 2, 1), c(0, 1, 3, 3), c(0, 0, 1, 3)))
crosstab("voices", list(c(6, 36), c(0, 42)))
large <- matrix(c(600000, 300000, 599000, 302000), 2)
put("crosstab large", {test <- chisq.test(large, correct = FALSE); c(unname(test$statistic), 1, test$p.value)})
put("fisher large", fisher.test(matrix(c(3000, 1500, 2900, 1600), 2))$p.value)
yates <- suppressWarnings(chisq.test(matrix(c(8, 1, 2, 5), 2)))
put("yates T2", unname(yates$statistic), yates$p.value)

# Ranks ----------------------------------------------------------------------------------------------------------------
a <- c(5, 5, 4, 4, 4, 3, 5, 5, 4, 3)
b <- c(3, 2, 4, 3, 1, 2, 3, 4, 2)
exact <- function(x, y) {
  ranks <- rank(c(x, y))
  sums <- combn(length(ranks), length(x), function(chosen) sum(ranks[chosen]))
  middle <- length(x) * (length(ranks) + 1) / 2
  mean(abs(sums - middle) >= abs(sum(ranks[seq_along(x)]) - middle) - 1e-9)
}
u <- function(x, y) unname(suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = FALSE)$statistic))
put("mann-whitney a b", u(a, b), u(a, b) / (length(a) * length(b)), exact(a, b))
free <- c(1.1, 2.2, 3.3, 4.4); others <- c(2.5, 3.6, 4.7, 5.8, 6.9)
put("mann-whitney without ties", u(free, others), wilcox.test(free, others, exact = TRUE)$p.value)
many_a <- rep(1:5, c(4, 6, 9, 16, 12)); many_b <- rep(1:5, c(7, 9, 8, 5, 3))
put("mann-whitney many", u(many_a, many_b), wilcox.test(many_a, many_b, exact = FALSE, correct = FALSE)$p.value)
three <- kruskal.test(list(a, b, c(1, 2, 5, 5, 3, 3, 4)))
put("kruskal-wallis", unname(three$statistic), three$parameter, three$p.value)

pairs_of <- function(t) {
  cells <- which(t > 0, arr.ind = TRUE)
  cells[rep(seq_len(nrow(cells)), t[cells]), ]
}
ordinal <- function(x, y) {
  dx <- sign(outer(x, x, "-")); dy <- sign(outer(y, y, "-"))
  C <- sum(dx * dy > 0) / 2; D <- sum(dx * dy < 0) / 2
  tau <- suppressWarnings(cor.test(x, y, method = "kendall", exact = FALSE))
  rho <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE))
  n <- length(x); m <- min(length(unique(x)), length(unique(y)))
  c(C, D, unname(tau$estimate), tau$p.value, (C - D) / (C + D), (C - D) / (sum(dx != 0) / 2),
    2 * m * (C - D) / (n^2 * (m - 1)), unname(rho$estimate), rho$p.value)
}
both <- pairs_of(rbind(c(8, 3, 1), c(4, 6, 3), c(1, 2, 7)))
put("rank correlation table", ordinal(both[, 1], both[, 2]))
x <- c(3.1, 2, 7, 7, 1, 9, 4.5, 2, 6, 8, 5, 3.1); y <- c(2, 1, 6, 8, 3, 9, 4, 4, 7, 7, 2, 5)
put("rank correlation values", ordinal(x, y))

# Many tests -----------------------------------------------------------------------------------------------------------
p <- c(.042, .001, .205, .008, .039, .041, .216, .06, .074, .212)
put("benjamini-hochberg", p.adjust(p, "BH"))
put("holm", p.adjust(p, "holm"))

# Words ----------------------------------------------------------------------------------------------------------------
keyness <- function(a, n1, b, n2) {
  t <- matrix(c(a, n1 - a, b, n2 - b), 2); n <- sum(t)
  E <- outer(rowSums(t), colSums(t)) / n
  g2 <- 2 * sum(ifelse(t > 0, t * log(t / E), 0))
  q <- 1 + (n / rowSums(t)[1] + n / rowSums(t)[2] - 1) * (n / n1 + n / n2 - 1) / (6 * n)
  s <- if (a > E[1, 1]) 1 else -1
  chi2 <- suppressWarnings(chisq.test(t, correct = FALSE)$statistic)
  yates <- suppressWarnings(chisq.test(t)$statistic)
  c(s * g2, s * g2 / q, s * chi2, s * yates, fisher.test(t)$p.value)
}
for (q in list(c(14, 3), c(11, 2), c(2, 12), c(0, 6), c(9, 8), c(5, 5)))
  put(named("keyness ", q[1], "/42 ", q[2], "/39"), keyness(q[1], 42, q[2], 39))
put("keyness 7/10 2/9", keyness(7, 10, 2, 9))

# Weights --------------------------------------------------------------------------------------------------------------
role <- c("c", "c", "c", "c", "c", "c", "f", "f", "h", "h", "h", "v")
area <- c("i", "o", "o", "o", "i", "o", "i", "o", "o", "i", "o", "o")
yes <- c(1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1)
roles <- c(c = 40, f = 36, h = 20, v = 8); areas <- c(i = 44, o = 60)
w <- rep(1, 12)
for (turn in 1:2000) {
  w <- w * (roles / tapply(w, role, sum))[role]
  w <- w * (areas / tapply(w, area, sum))[area]
}
w <- unname(w) / mean(w)
cut_off <- function(w, cap) {
  most <- cap * mean(w); all <- sum(w); held <- rep(FALSE, length(w))
  while (any(w[!held] > most * (1 + 1e-13))) {
    held <- held | w > most * (1 + 1e-13)
    w[held] <- most
    w[!held] <- w[!held] * (all - most * sum(held)) / sum(w[!held])
  }
  w
}
kish <- function(w) sum(w)^2 / sum(w^2)
weighted <- function(w) {
  s <- sum(w * yes) / sum(w); n <- kish(w); z <- qnorm(0.975)
  c(s, n, (2 * s * n + z^2 + c(-1, 1) * z * sqrt(z^2 + 4 * s * n * (1 - s))) / (2 * (n + z^2)))
}
put("raked weights", w)
put("raked share", weighted(w))
put("capped weights", cut_off(w, 2))
put("capped share", weighted(cut_off(w, 2)))
put("capped roles", tapply(cut_off(w, 2), role, sum) / 12 * 104)

# Coders ---------------------------------------------------------------------------------------------------------------
# The standard error by the delta method: the derivatives of kappa in each cell, by difference quotients.
kappa_of <- function(p, W) {
  pe <- sum(W * outer(rowSums(p), colSums(p))) / sum(p)^2
  (sum(W * p) / sum(p) - pe) / (1 - pe)
}
kappa <- function(t, W) {
  p <- t / sum(t); k <- kappa_of(p, W); h <- 1e-4
  d <- matrix(0, nrow(t), ncol(t))
  for (i in seq_along(d)) {
    step <- function(by) { q <- p; q[i] <- q[i] + by; kappa_of(q, W) }
    d[i] <- (8 * (step(h) - step(-h)) - (step(2 * h) - step(-2 * h))) / (12 * h)
  }
  se <- sqrt((sum(p * d^2) - sum(p * d)^2) / sum(t))
  c(sum(W * p), sum(W * outer(rowSums(p), colSums(p))), k, se,
    max(-1, k - qnorm(0.975) * se), min(1, k + qnorm(0.975) * se))
}
steps <- abs(outer(1:3, 1:3, "-")) / 2
k2 <- rbind(c(20, 5), c(10, 15)); k3 <- rbind(c(25, 3, 1), c(4, 14, 5), c(0, 2, 16))
put("kappa two codes", kappa(k2, diag(2)))
put("kappa three codes", kappa(k3, diag(3)))
put("kappa linear", kappa(k3, 1 - steps))
put("kappa quadratic", kappa(k3, 1 - steps^2))

alpha <- function(m, distance) {
  values <- sort(unique(c(m[!is.na(m)])))
  o <- matrix(0, length(values), length(values))
  for (u in seq_len(ncol(m))) {
    v <- m[!is.na(m[, u]), u]
    if (length(v) < 2) next
    for (i in seq_along(v)) for (j in seq_along(v)) if (i != j) {
      at <- cbind(match(v[i], values), match(v[j], values))
      o[at] <- o[at] + 1 / (length(v) - 1)
    }
  }
  n <- rowSums(o); d <- distance(values, n)
  1 - (sum(o * d) / sum(n)) / (sum(outer(n, n) * d) / (sum(n) * (sum(n) - 1)))
}
nominal <- function(v, n) 1 - diag(length(v))
interval <- function(v, n) outer(v, v, "-")^2
ratio <- function(v, n) (outer(v, v, "-") / outer(v, v, "+"))^2
in_order <- function(v, n) outer(seq_along(v), seq_along(v), Vectorize(function(c, k)
  (sum(n[min(c, k):max(c, k)]) - (n[c] + n[k]) / 2)^2))
krippendorff <- rbind(c(1, 2, 3, 3, 2, 1, 4, 1, 2, NA, NA, NA), c(1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NA, 3),
                      c(NA, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NA), c(1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NA))
put("krippendorff", alpha(krippendorff, nominal), alpha(krippendorff, in_order), alpha(krippendorff, interval),
    alpha(krippendorff, ratio))
put("krippendorff two coders", alpha(rbind(c(1, 1, 0, 1, 0, 0, 1, 0, 1, 1), c(1, 1, 0, 0, 0, 0, 1, 0, 1, 0)), nominal))

# Projections ----------------------------------------------------------------------------------------------------------
# R's own smoothing where it has the same (no damping); the damped trend by the matrices of its states, another way than
# the program's sums. R's intervals are of the normal curve; here as of Student's t, so only the means are R's own.
plans <- c(71410, 75220, 79905, 83127, 86010, 88530, 90712, 93487)
timely <- c(48.2, 51.9, 55.4, 53.1, 58.8, 61.7, 66.3, 70.1, 69.4)
own <- function(m, x, years) c(m$SSE, as.numeric(predict(m, years)))
put("smoothed plans 0.4", own(HoltWinters(plans, alpha = 0.4, beta = FALSE, gamma = FALSE), plans, 3))
put("smoothed timely 0.7 0.3", own(HoltWinters(timely, alpha = 0.7, beta = 0.3, gamma = FALSE), timely, 3))
by_states <- function(x, a, b, phi, years, level = 0.95) {
  trend <- b > 0; first <- if (trend) 2 else 1
  F <- if (trend) rbind(c(1, phi), c(0, phi)) else matrix(1); w <- if (trend) c(1, phi) else 1
  g <- if (trend) c(a, a * b) else a; s <- if (trend) c(x[2], x[2] - x[1]) else x[1]
  e <- c()
  for (y in x[-seq_len(first)]) { e <- c(e, y - sum(w * s)); s <- as.vector(F %*% s) + g * tail(e, 1) }
  df <- length(e) - if (trend) 3 else 1; s2 <- sum(e^2) / df; v <- 1; P <- diag(length(g)); out <- c(sum(e^2))
  for (h in seq_len(years)) {
    m <- sum(w * as.vector(P %*% s)); half <- qt((1 + level) / 2, df) * sqrt(s2 * v)
    out <- c(out, m, m - half, m + half)
    v <- v + sum(w * as.vector(P %*% g))^2; P <- P %*% F
  }
  out
}
put("projected plans 0.4", by_states(plans, 0.4, 0, 1, 3))
put("projected timely 0.7 0.3", by_states(timely, 0.7, 0.3, 1, 3))
put("projected plans 0.8 0.5 0.9", by_states(plans, 0.8, 0.5, 0.9, 4))
put("projected timely 0.35 1 0.82 at 0.80", by_states(timely, 0.35, 1, 0.82, 4, 0.8))
best <- function(x) {
  grid <- rbind(expand.grid(phi = 1, b = 0, a = (1:20) / 20), expand.grid(phi = seq(80, 98, 2) / 100, b = (1:20) / 20, a = (1:20) / 20))
  grid$s <- mapply(function(a, b, phi) by_states(x, a, b, phi, 0)[1], grid$a, grid$b, grid$phi)
  level <- grid[grid$b == 0, ]; trend <- grid[grid$b > 0, ]
  level <- level[which.min(level$s), ]; trend <- trend[which.min(trend$s), ]
  won <- if (trend$s / (length(x) - 5) < level$s / (length(x) - 2)) trend else level
  c(won$a, won$b, won$phi)
}
put("best smoothing plans", best(plans))
put("best smoothing timely", best(timely))
put("best smoothing level", best(c(50, 52, 49, 51, 50, 48, 51)))
