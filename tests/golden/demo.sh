# What ./dev demo shows; sourced by it. The tools are on the PATH, $DATELINE_DB names a fresh database, `show` prints a command line and runs it.
show "dateline-index --quiet corpus"
printf '\n--- Plain words, best answers first, and who and what stands in all the matching articles:\n'
show "dateline-search -n 3 nuclear reactor"
printf '\n--- A country that the articles are about, and a person, by any part of the name:\n'
show "dateline-search -n 3 --country iran --person putin --facets person:5,country:5 Bushehr"
printf '\n--- Filters in the query; an exact phrase; a topic finds all that lies below it:\n'
show "dateline-search -n 3 --facets topic:8 '\"prime minister\" topic:politics date:1990..1999 -strike'"
printf '\n--- Who is in the archive?\n'
show "dateline-search --people mandel"
printf '\n--- One article in full, its names marked, and what was left out of the page:\n'
show "dateline-search --show articles/2007-06-09-paris-hilton-back-to-jail.txt --dropped"
printf '\n--- For scripts:\n'
show "dateline-search -n 1 --format json --facets country:3 volcano eruption"
