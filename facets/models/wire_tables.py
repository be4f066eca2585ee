#!/usr/bin/env python3
"""Write annotated articles in the manner of wire services' sports and market tables, made up by chance from our name lists.

usage: wire_tables.py NAME_LISTS.tsv COUNT > wire_tables.jsonl

Annotated collections of news hold few tables, archives many; in them a city is a team, a name stands without a verb, and capitals follow no rule.
Nothing in these articles happened. The same arguments give the same articles.
"""
import json
import random
import sys

CLUBS = """Ajax|Feyenoord|PSV Eindhoven|Anderlecht|Club Brugge|Standard Liege|Benfica|Porto|Sporting|Real Madrid|Barcelona|Atletico Madrid|Valencia|Sevilla|Real
Sociedad|Athletic Bilbao|Deportivo|Juventus|AC Milan|Inter Milan|Roma|Lazio|Napoli|Fiorentina|Sampdoria|Parma|Torino|Bologna|Bayern Munich|Borussia Dortmund|Werder
Bremen|Hamburg|Schalke|Bayer Leverkusen|Cologne|Kaiserslautern|VfB Stuttgart|1860 Munich|Hertha Berlin|Monaco|Marseille|Paris St Germain|Lyon|Bordeaux|Nantes|Auxerre|Lens|Lille|
Metz|Celtic|Rangers|Aberdeen|Hearts|Hibernian|Dundee United|Kilmarnock|Arsenal|Aston Villa|Chelsea|Everton|Liverpool|Leeds|Leeds United|Manchester United|Manchester
City|Newcastle|Newcastle United|Tottenham|Tottenham Hotspur|West Ham|Sheffield Wednesday|Sheffield United|Southampton|Sunderland|Wimbledon|Coventry|Derby|Leicester|Middlesbrough|Nottingham
Forest|Blackburn|Blackburn Rovers|Bolton|Wolverhampton|Birmingham|Queens Park Rangers|Crystal Palace|Norwich|Ipswich|Portsmouth|Stoke|Barnsley|Charlton|Huddersfield|Oldham|Port
Vale|Reading|Swindon|Tranmere|Watford|Burnley|Preston|Wrexham|York|Bristol Rovers|Bristol City|Luton|Millwall|Spartak Moscow|Dynamo Kiev|Dynamo Moscow|CSKA Moscow|Lokomotiv Moscow|Torpedo
Moscow|Steaua Bucharest|Rapid Bucharest|Red Star Belgrade|Partizan Belgrade|Hajduk Split|Croatia Zagreb|Ferencvaros|Slavia Prague|Sparta Prague|Legia Warsaw|Widzew Lodz|Galatasaray|Fenerbahce|
Besiktas|Trabzonspor|Olympiakos|Panathinaikos|AEK Athens|PAOK Salonika|Rapid Vienna|Austria Vienna|Sturm Graz|Grasshopper|Basle|Sion|Young Boys|Lausanne|Rosenborg|Brann|IFK Gothenburg|
Malmo|Brondby|FC Copenhagen|HJK Helsinki|River Plate|Boca Juniors|Independiente|Racing Club|Velez Sarsfield|San Lorenzo|Flamengo|Fluminense|Vasco da Gama|Botafogo|Santos|Corinthians|Palmeiras|Sao
Paulo|Gremio|Internacional|Cruzeiro|Atletico Mineiro|Penarol|Nacional|Colo Colo|Universidad de Chile|America|Cruz Azul|Guadalajara|Al Ahly|Zamalek|Esperance|Raja Casablanca|Hearts of Oak|
Asante Kotoko|Kaizer Chiefs|Orlando Pirates|Al Hilal|Al Nasr|Pohang|Ulsan|Chonan|Kashima Antlers|Yokohama Marinos|Gamba Osaka|Verdy Kawasaki""".replace('\n', ' ').split('|')
FRANCHISES = """Atlanta|Baltimore|Boston|Buffalo|Calgary|California|Carolina|Charlotte|Chicago|Cincinnati|Cleveland|Colorado|Dallas|Denver|Detroit|Edmonton|Florida|Golden State|Green
Bay|Hartford|Houston|Indiana|Indianapolis|Jacksonville|Kansas City|Los Angeles|Miami|Milwaukee|Minnesota|Montreal|New England|New Jersey|New Orleans|New York|Oakland|Orlando|Ottawa|
Philadelphia|Phoenix|Pittsburgh|Portland|Sacramento|St Louis|San Antonio|San Diego|San Francisco|San Jose|Seattle|Tampa Bay|Texas|Toronto|Utah|Vancouver|Washington|Winnipeg""".replace('\n', ' ').split('|')
NICKNAMES = """Yankees|Mets|Red Sox|White Sox|Cubs|Dodgers|Giants|Braves|Orioles|Indians|Royals|Rangers|Angels|Mariners|Athletics|Twins|Brewers|Tigers|Blue Jays|Expos|Phillies|
Pirates|Reds|Cardinals|Astros|Padres|Rockies|Marlins|Bulls|Knicks|Lakers|Celtics|Jazz|Sonics|Rockets|Spurs|Suns|Pacers|Heat|Cowboys|Packers|Bears|49ers|Dolphins|Bills|Broncos|
Steelers|Raiders|Eagles|Redskins|Vikings|Patriots|Bruins|Canadiens|Maple Leafs|Red Wings|Flyers|Penguins|Oilers|Flames""".replace('\n', ' ').split('|')
COUNTIES = """Derbyshire|Durham|Essex|Glamorgan|Gloucestershire|Hampshire|Kent|Lancashire|Leicestershire|Middlesex|Northamptonshire|Nottinghamshire|Somerset|Surrey|Sussex|Warwickshire|
Worcestershire|Yorkshire|Victoria|New South Wales|Queensland|South Australia|Tasmania|Western Australia|Natal|Transvaal|Western Province|Orange Free State|Auckland|Otago|Canterbury|
Wellington|Bombay|Delhi|Karnataka|Barbados|Jamaica|Guyana""".replace('\n', ' ').split('|')
RUGBY = "Wigan|St Helens|Bradford Bulls|Leeds|Warrington|Halifax|Castleford|Canberra|Brisbane|Manly|Penrith|Parramatta|Balmain|Cronulla|Bath|Leicester|Harlequins|Wasps|Gloucester|Toulouse|Swansea|Cardiff|Llanelli|Pontypridd|Auckland|Northern Transvaal|Essendon|Collingwood|Carlton|Hawthorn|Geelong|Fremantle|West Coast|Adelaide|Richmond|Melbourne".split('|')
CYCLING = "Banesto|ONCE|Mapei|Telekom|Festina|Rabobank|Gewiss|Carrera|Motorola|Polti|Saeco|Kelme|Lotto|TVM|MG-Technogym|Roslotto|Panaria|Cofidis|Gan|Refin".split('|')
CARS = "Ferrari|Williams|McLaren|Benetton|Jordan|Ligier|Tyrrell|Lotus|Brabham|Sauber|Minardi|Arrows|Toyota|Subaru|Mitsubishi|Ford|Honda|Yamaha|Suzuki|Ducati|Penske|Lola Ford|Reynard Honda|Reynard Mercedes".split('|')
COMPANIES = """Siemens|Daimler-Benz|Volkswagen|Bayer|Hoechst|BASF|Deutsche Bank|Commerzbank|Philips|Unilever|Royal Dutch|Nestle|Roche|Ciba|Sandoz|Ericsson|Volvo|Electrolux|Nokia|Norsk
Hydro|Olivetti|Fiat|Eni|Telefonica|Repsol|Elf Aquitaine|Total|Renault|Peugeot|Michelin|Alcatel|Barclays|British Airways|British Telecom|Glaxo Wellcome|Zeneca|Cadbury Schweppes|
Grand Metropolitan|General Motors|General Electric|Exxon|Mobil|Texaco|Chevron|Boeing|Lockheed Martin|AT&T|IBM|Intel|Microsoft|Compaq|Hewlett-Packard|Motorola|Merck|Pfizer|Coca-Cola|PepsiCo|
Procter & Gamble|Philip Morris|Sears|Wal-Mart|Kmart|Sony|Hitachi|Toshiba|Matsushita|Nissan|Honda|Toyota|Mitsubishi|Samsung|Daewoo|Hyundai|Broken Hill Pty|News Corp|Telstra|Petronas""".replace('\n', ' ').split('|')
LEAGUES = "Premier League|National League|American League|Bundesliga|Serie A|World Cup|European Cup|UEFA Cup|Davis Cup|Super League|Champions League|Asian Cup|Cup Winners' Cup|Nations Cup|Ryder Cup|Currie Cup|Ashes".split('|')
ADJECTIVES = "English German Italian Spanish French Dutch Belgian Portuguese Scottish Polish Hungarian Romanian Turkish Greek Austrian Swiss Brazilian Argentine Mexican Japanese South_Korean Australian Egyptian Nigerian Swedish Norwegian Danish Finnish Russian Ukrainian Croatian Czech".replace('_', ' ').split(' ')
ADJECTIVES = [a for a in ADJECTIVES if a not in ('South', 'Korean')] + ['South Korean']
SPORTS = "SOCCER TENNIS GOLF CRICKET RUGBY ATHLETICS CYCLING BASEBALL BASKETBALL SWIMMING MOTORCYCLING BOXING HOCKEY VOLLEYBALL SKIING SQUASH BADMINTON".split()
MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()


class Names:
    def __init__(self, path):
        self.kinds = {1: [], 2: [], 4: [], 8: []}
        for line in open(path, encoding="utf-8"):
            if line.startswith("#"):
                continue
            word, bits = line.rstrip("\n").split("\t")
            for bit in self.kinds:
                if int(bits) & bit and (bit not in (4, 8) or int(bits) & 3 == 0) and (bit != 4 or len(word) > 3):
                    self.kinds[bit].append(word)


class Article:
    """Text that grows piece by piece, with the names in it."""

    def __init__(self, names, rnd):
        self.names, self.r, self.text, self.spans = names, rnd, "", []

    def add(self, *pieces):
        for piece in pieces:
            if isinstance(piece, tuple):
                kind, words = piece
                begin = len(self.text.encode())
                self.text += words
                self.spans.append({"begin": begin, "end": begin + len(words.encode()), "label": kind})
            else:
                self.text += str(piece)
        return self

    def line(self, *pieces):
        self.add(*pieces)
        self.text += "\n"

    def caps(self, *pieces):
        self.line(*[(p[0], p[1].upper()) if isinstance(p, tuple) else str(p).upper() for p in pieces])

    def pick(self, what):
        return self.r.choice(what)

    def n(self, low, high):
        return self.r.randint(low, high)

    def person(self, form=None):
        first, last = self.pick(self.names.kinds[1]), self.pick(self.names.kinds[2])
        form = form or self.pick(["full", "full", "full", "initial", "two"])
        if form == "initial":
            first = first[0] + "."
        elif form == "two":
            first = first + " " + self.pick(["", self.pick("ABCDEFGHJKLMPRSTW") + ". ", self.pick(self.names.kinds[1]) + " "])
        return ("PER", last if form == "last" else " ".join((first + " " + last).split()))

    def country(self):
        return ("LOC", self.pick(["U.S.", "Germany", "France", "Italy", "Spain", "Britain", "Australia", "Sweden", "Russia", "Netherlands", "South Africa", "Czech Republic",
                                  "New Zealand", "Brazil", "Argentina", "England", "Scotland"]) if self.r.random() < .5 else self.pick(self.names.kinds[4]))

    def city(self):
        return ("LOC", self.pick(["London", "New York", "Paris", "Rome", "Madrid", "Berlin", "Moscow", "Tokyo", "Sydney", "Zurich", "Vienna", "Brussels"])
                if self.r.random() < .4 else self.pick(self.names.kinds[8]))

    def club(self):
        return ("ORG", self.pick(CLUBS))

    def franchise(self):
        return ("ORG", self.pick(FRANCHISES))

    def day(self):
        return self.pick("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())

    def dateline(self):
        city = self.city()
        form = self.n(0, 4)
        day, month = self.n(1, 28), self.n(1, 12)
        if form == 0:
            self.line(("LOC", city[1].upper()), f" {self.n(1950, 2015)}-{month:02}-{day:02}")
        elif form == 1:
            self.add(("LOC", city[1].upper()), f", {MONTHS[month - 1]} {day} - ")
        elif form == 2:
            self.add(("LOC", city[1].upper()), f", {MONTHS[month - 1]} {day} (Agency) -- ")
        elif form == 3:
            self.line(("LOC", city[1].upper()), f" {day:02}/{month:02}/{self.n(1950, 2015)}")
        else:
            self.add(city, f", {MONTHS[month - 1]} {day} - ")

    def listed(self, count, make, separator=", "):
        for i in range(count):
            self.add(make(), separator if i + 1 < count else "")


def soccer(a):
    adjective = ("MISC", a.pick(ADJECTIVES))
    a.caps("soccer - ", adjective, " league ", a.pick(["results", "summaries", "standings", "results and standings"]), ".")
    a.dateline()
    a.line(a.pick(["Results of ", "Summary of ", "Result of "]), adjective, " ", a.pick(["first division", "premier league", "league", "cup"]), " soccer matches ",
           a.pick(["played ", ""]), "on ", a.day(), ":")
    for _ in range(a.n(3, 9)):
        x, y = a.club(), a.club()
        form = a.n(0, 3)
        if form < 2:
            a.line(x, f" {a.n(0, 4)} ", y, f" {a.n(0, 4)}")
        elif form == 2:
            a.add(x, f" {a.n(1, 4)} (").add(a.person("last"), f" {a.n(1, 90)}, ", a.person("last"), f" {a.n(1, 90)} penalty) ").line(
                y, f" {a.n(0, 2)}. Halftime {a.n(0, 2)}-{a.n(0, 2)}. Attendance {a.n(2, 60)},000")
        else:
            a.line(x, " - ", y, f" {a.n(0, 4)}:{a.n(0, 4)}")
    if a.r.random() < .6:
        a.line("Standings (tabulate under played, won, drawn, lost, goals for, against, points):")
        for i in range(a.n(3, 10)):
            a.line(f"{i + 1}. " if a.r.random() < .3 else "", a.club(), " ", " ".join(str(a.n(0, 30)) for _ in range(7)))


def international(a):
    x, y = a.country(), a.country()
    a.caps("soccer - ", x, a.pick([" beat ", " draw with ", " v "]), y, " in ", a.pick(["qualifier", "friendly", "under-21 match"]), ".")
    a.dateline()
    a.line(x, " ", a.pick(["beat", "drew with", "lost to"]), " ", y, f" {a.n(0, 4)}-{a.n(0, 3)} (halftime {a.n(0, 2)}-{a.n(0, 1)}) in a ", ("MISC", a.pick(LEAGUES)),
           " ", a.pick(["qualifying", "group", "soccer"]), f" match on {a.day()}.")
    a.line("Scorers:")
    for side in (x, y):
        a.add(side, a.pick([" - ", ": "]))
        a.listed(a.n(1, 3), lambda: a.person())
        a.line(f" ({a.n(1, 90)}th)" if a.r.random() < .5 else "")
    a.line(f"Attendance: {a.n(2, 80)},000")
    if a.r.random() < .6:
        a.line("Teams:")
        for side in (x, y):
            a.add(side, a.pick([" - ", ": "]), f"{a.n(1, 9)}-" if a.r.random() < .2 else "")
            form = a.pick(["full", "last"])
            a.listed(11, lambda: a.person(form), a.pick([", ", "; ", ", "]))
            a.line(".")


def tennis(a):
    a.caps("tennis - results at ", ("MISC", a.pick([c[1] for c in (a.city(),)]) + " Open"), ".")
    a.dateline()
    a.line(a.pick(["Results from", "Results of first round matches in"]), " the ", ("MISC", a.city()[1] + " Open"), f" tennis tournament on {a.day()} (prefix number denotes seeding):")
    a.line(a.pick(["Men's singles, second round", "Women's singles", "Quarter-finals", "Semifinals", "First round"]))
    for _ in range(a.n(3, 10)):
        a.line(f"{a.n(1, 16)} - " if a.r.random() < .4 else "", a.person(), " (", a.country(), ") ", a.pick(["beat ", "bt ", "leads ", "beat "]), f"{a.n(1, 16)} - " if a.r.random() < .2 else "",
               a.person(), " (", a.country(), ") ", " ".join(f"{a.n(0, 7)}-{a.n(0, 7)}" for _ in range(a.n(2, 4))))


def ranked(a):
    sport = a.pick(SPORTS)
    place = a.city()
    a.caps(sport, " - ", a.pick([place, ("MISC", "world championship"), ("MISC", place[1] + " grand prix")]), " results.")
    a.dateline()
    a.line(a.pick(["Leading results at ", "Results of ", "Leading placings in "]), "the ", a.pick(["meeting", "race", "stage", "final round", "event"]), f" on {a.day()}:")
    for _ in range(a.n(1, 4)):
        a.line(a.pick(["100 metres", "Women's 400 metres hurdles", "Men's pole vault", "Javelin", "500cc", "Overall", "Downhill", "200 metres freestyle", "Stage", "Men's 5,000 metres"]), a.pick([":", ""]))
        team = a.pick([None, None, CYCLING, CARS])
        for i in range(a.n(3, 10)):
            a.add(f"{i + 1}. " if a.r.random() < .8 else f"{a.n(60, 290)} ", a.person(), " (", a.country(), ") " if a.r.random() < .8 else "), ")
            if team:
                a.add(("ORG", a.pick(team)), " ")
            a.line(a.pick([f"{a.n(9, 59)}.{a.n(10, 99)} seconds", f"{a.n(1, 9)}:{a.n(10, 59)}.{a.n(10, 99)}", f"{a.n(1, 9)} hours {a.n(1, 59)} minutes", " ".join(str(a.n(64, 78)) for _ in range(4)),
                           f"{a.n(1, 90)}.{a.n(10, 99)} metres", f"{a.n(1, 60)} seconds behind", f"{a.n(1, 300)} points", "same time"]))


def american(a):
    sport = a.pick(["major league baseball", "nba basketball", "nfl american football", "nhl ice hockey"])
    a.caps(a.pick(["baseball - ", "basketball - ", "american football - ", "ice hockey - "]), sport.upper() if a.r.random() < .5 else "", " ", a.pick(["results", "standings after games"]), ".")
    a.dateline()
    a.line(a.pick(["Results of games played on ", "Standings after games played on "]), a.day(), a.pick([" (home team in CAPS):", ":", ":"]))
    for _ in range(a.n(1, 3)):
        a.line(("MISC", a.pick(["National League", "American League", "Eastern Conference", "Western Conference", "AMERICAN LEAGUE", "NATIONAL LEAGUE"])))
        form = a.n(0, 3)
        if form == 1:
            a.line(a.pick(["EASTERN DIVISION", "CENTRAL DIVISION", "WESTERN DIVISION"]))
            a.line("W L PCT GB")
        for _ in range(a.n(3, 7)):
            x, y = a.franchise(), a.franchise()
            if form == 0:
                if a.r.random() < .5:
                    x = ("ORG", x[1].upper())
                else:
                    y = ("ORG", y[1].upper())
                a.line(x, f" {a.n(0, 120)} ", y, f" {a.n(0, 120)}", a.pick(["", "", " (OT)", " (10 innings)"]))
            elif form == 1:
                a.line(("ORG", x[1].upper()), f" {a.n(20, 100)} {a.n(20, 100)} .{a.n(300, 700)} {a.pick(['-', a.n(1, 30), f'{a.n(1, 30)} 1/2'])}")
            elif form == 2:
                a.line(("ORG", x[1].upper()), " AT ", ("ORG", y[1].upper()))
            else:
                a.line(x, a.pick([" at ", f" {a.n(1, 9)}, "]), y, a.pick(["", f" {a.n(0, 9)}"]))


def american_prose(a):
    x, y = a.franchise(), a.franchise()
    nick, other = ("ORG", a.pick(NICKNAMES)), ("ORG", a.pick(NICKNAMES))
    full = ("ORG", x[1] + " " + nick[1])
    hero, second = a.person("full"), a.person("full")
    a.caps(a.pick(["baseball - ", "nba - "]), ("PER", hero[1].split()[-1]), " leads ", nick, " past ", other, ".")
    a.dateline()
    a.line(hero, f" hit a {a.pick(['two-run homer', 'three-run double', 'jump shot at the buzzer'])} on {a.day()} as the ", full, " beat the ", ("ORG", y[1] + " " + other[1]), f" {a.n(2, 9)}-{a.n(0, 2)}.")
    a.line("In ", ("LOC", y[1]), ", ", second, f" allowed {a.n(1, 9)} hits in {a.n(5, 9)} innings for ", y, ", which lost for the ", a.pick(["third", "fourth"]), " time in a row.")
    a.line('"We played well," said ', ("PER", hero[1].split()[-1]), ", who joined the ", nick, " from ", a.franchise(), " last year.")
    a.line(x, " improved to ", f"{a.n(20, 60)}-{a.n(20, 60)}. ", ("PER", second[1].split()[-1]), " took the loss for the ", other, ".")
    a.line("At ", ("LOC", a.pick(FRANCHISES)), ", ", a.person(), " drove in two runs and the ", ("ORG", a.pick(NICKNAMES)), " held off the ", ("ORG", a.pick(NICKNAMES)), ".")


def cricket(a):
    x, y = ("ORG", a.pick(COUNTIES)), ("ORG", a.pick(COUNTIES))
    a.caps("cricket - ", a.pick([("MISC", "english"), ("MISC", "sheffield shield"), x]), " ", a.pick(["county championship scores", "scoreboard", "close of play scores"]), ".")
    a.dateline()
    a.line(f"Close of play scores in matches on {a.day()}:")
    for _ in range(a.n(2, 5)):
        x, y = ("ORG", a.pick(COUNTIES)), ("ORG", a.pick(COUNTIES))
        a.add(a.pick(["At ", ""]), a.city(), ": ", x, f" {a.n(90, 500)} and {a.n(40, 300)}-{a.n(1, 9)} (", a.person("initial"), f" {a.n(50, 150)} not out, ", a.person("initial"), f" {a.n(3, 7)}-{a.n(20, 90)}), ")
        a.line(y, f" {a.n(90, 500)} (", a.person("initial"), f" {a.n(50, 150)}; ", a.person("initial"), f" {a.n(3, 7)}-{a.n(20, 90)}).", a.pick(["", " Match drawn."]))
        if a.r.random() < .3:
            a.line(x, f" beat ", y, f" by {a.n(1, 9)} wickets.")
            a.line(x, f" {a.n(10, 24)} points, ", y, f" {a.n(1, 8)}.")
    if a.r.random() < .5:
        side = a.country()
        a.line(side, " first innings")
        for _ in range(a.n(4, 9)):
            a.line(a.person(a.pick(["initial", "last"])), a.pick([" c ", " lbw b ", " b ", " not out "]), a.person("last"), f" {a.n(0, 120)}")
        a.add("Did not bat: ").listed(3, lambda: a.person("last"))
        a.line(".")
        a.add("Bowling: ").listed(4, lambda: ("PER", a.person(a.pick(["last", "initial"]))[1]), f" {a.n(3, 30)}-{a.n(0, 9)}-{a.n(10, 99)}-{a.n(0, 5)}, ")
        a.line(f" {a.n(3, 30)}-{a.n(0, 9)}-{a.n(10, 99)}-{a.n(0, 5)}.")


def rugby(a):
    a.caps("rugby ", a.pick(["league", "union"]), " - ", a.pick([("MISC", "british"), ("MISC", "australian"), ("MISC", "english")]), " results.")
    a.dateline()
    a.line("Results of matches played at the weekend:")
    for _ in range(a.n(3, 8)):
        a.line(("ORG", a.pick(RUGBY)), f" {a.n(0, 60)} ", ("ORG", a.pick(RUGBY)), f" {a.n(0, 60)}")
    x, y = ("ORG", a.pick(RUGBY)), ("ORG", a.pick(RUGBY))
    a.line(x, f" beat ", y, f" {a.n(10, 60)}-{a.n(0, 9)} in front of {a.n(3, 40)},000 people. Captain ", a.person(), f" scored two tries for ", x, ".")


def club_prose(a):
    x, y, z = a.club(), a.club(), a.club()
    star, coach = a.person("full"), a.person("full")
    short = ("PER", star[1].split()[-1])
    adjective = ("MISC", a.pick(ADJECTIVES))
    a.caps("soccer - ", short, a.pick([" joins ", " scores as ", " out of match with ", " sees red against "]), x, ".")
    a.dateline()
    sentences = [
        lambda: a.line(adjective, " ", a.pick(["international", "striker", "midfielder", "defender", "goalkeeper"]), " ", star, " has joined ", x, " from ", y, f" for {a.n(1, 15)} million pounds, the club said on {a.day()}."),
        lambda: a.line(star, " scored twice as ", x, " beat ", y, f" {a.n(2, 5)}-{a.n(0, 1)} to go top of the ", adjective, " first division."),
        lambda: a.line(x, " coach ", coach, f' said: "We deserved to win at ', a.city(), f'." ', ("PER", coach[1].split()[-1]), " left ", z, " last season."),
        lambda: a.line(short, f", {a.n(18, 36)}, played {a.n(2, 60)} times for ", a.country(), " and was once with ", z, "."),
        lambda: a.line("The ", y, " ", a.pick(["captain", "manager", "skipper", "goalkeeper"]), " ", a.person(), " was sent off in the ", a.pick(["final", "second half", "derby against"]), "." if a.r.random() < .5 else " minutes."),
        lambda: a.line(y, ", who lost at home to ", z, f", are {a.n(2, 9)} points behind the ", ("MISC", a.pick(LEAGUES)), " leaders ", x, "."),
        lambda: a.line("In the ", ("MISC", a.pick(LEAGUES)), ", ", x, " meet ", z, " of ", a.country(), " in ", a.city(), "."),
        lambda: a.line("The former ", y, " and ", z, " ", a.pick(["striker", "defender", "skipper", "coach"]), " said the ", x, " offer was good."),
    ]
    a.r.shuffle(sentences)
    for write in sentences[:a.n(3, 6)]:
        write()


def market(a):
    city = a.city()
    a.caps(city, " ", a.pick(["shares", "stocks", "bourse"]), a.pick([" close lower", " end firmer", " mixed", " at record"]), ".")
    a.dateline()
    a.line(a.pick(["Leading share prices in ", "Main movers on the stock exchange of "]), city, f" on {a.day()}:")
    for _ in range(a.n(4, 12)):
        a.line(("ORG", a.pick(COMPANIES)), f" {a.n(10, 900)}", a.pick([f".{a.n(10, 99)}", f"-{a.n(1, 7)}/8"]), a.pick([" up ", " down ", " +", " -"]), f"{a.n(1, 20)}", a.pick(["", " pct", f" vol {a.n(10, 900)},000"]))
    a.line("Analysts said ", ("ORG", a.pick(COMPANIES)), " and ", ("ORG", a.pick(COMPANIES)), " rose after ", ("ORG", a.pick(COMPANIES)), " reported a profit of ", f"{a.n(10, 900)} million. ",
           a.person(), " of ", ("ORG", a.pick(COMPANIES)), " said volume in ", city, " was thin.")


def weather(a):
    a.caps("weather in ", a.pick([("LOC", "europe"), ("LOC", "asia"), a.country()]), ".")
    a.dateline()
    for _ in range(a.n(5, 14)):
        a.line(a.city(), " ", a.pick(["cloudy", "fair", "rain", "sunny", "snow", "clear"]), f" {a.n(-9, 20)} {a.n(5, 36)}")


MAKERS = [soccer, soccer, international, international, tennis, tennis, ranked, ranked, american, american, american_prose, american_prose, cricket, cricket, rugby, club_prose, club_prose, club_prose,
          market, weather]


def main():
    names = Names(sys.argv[1])
    for i in range(int(sys.argv[2])):
        article = Article(names, random.Random(i))
        MAKERS[i % len(MAKERS)](article)
        print(json.dumps({"id": f"wire-tables/{i}", "text": article.text.rstrip(), "spans": article.spans}, ensure_ascii=False))


main()
