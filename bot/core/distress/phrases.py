"""The words of distress, in French and in English: what people write, folded as `reading` folds it."""

from __future__ import annotations

from bot.core.conditions.words import word_set

# Without one of these no phrase below can hold: what the first look looks for.
ALARMING = word_set(
    """
    mourir mourrir mourire crever suicide suicides suicider suicidaire suicidaires tuer tue tues mort morte vivre
    vie jours finir gout exister disparaitre reveiller noires sens moi veines pendre flinguer balle foutre jeter
    etre mutile mutiler scarifie scarifier mal coupe couper cachets comprimes medicaments medocs somniferes frappe
    frappee frapper frappent mfrappe bat battu battue battre battent tape tapee taper tapent cogne cognee cogner
    tabasse tabassee tabasser viole violee violer etrangle etranglee etrangler gifle giflee maltraite violent
    violente violences coups menace menacee menaces menacent danger securite peur die dying dead kill killing kms
    suicidal harming harm live living alive life exist wake end ending myself wrists cut without pills tablets
    painkillers paracetamol hit hits hitting beat beats beaten beating punches punched slaps slapped chokes choked
    choking kicks kicked kicking hurts hurting rapes raped abuses abused abusing attacked strangled strangling
    threatens threatened threatening safe scared afraid any anymore terrified
    """
)
SPELLINGS = {
    "jveux": "je veux", "jveut": "je veux", "jve": "je veux", "jveu": "je veux", "vx": "veux", "veut": "veux",
    "veu": "veux",
    "jai": "j ai", "g": "j ai", "nai": "n ai", "jvais": "je vais", "jvai": "je vais", "vai": "vais",
    "jsuis": "je suis", "chui": "je suis", "chuis": "je suis", "jvoudrais": "je voudrais", "voudrai": "voudrais",
    "jpense": "je pense", "jme": "je me", "mfrappe": "me frappe", "pu": "plus", "envi": "envie",
    "mourrir": "mourir", "mourire": "mourir", "jen": "j en", "im": "i m", "ive": "i ve", "id": "i d",
    "wanna": "want to", "wana": "want to", "gonna": "going to", "dont": "don t", "cant": "can t", "hes": "he s",
    "shes": "she s", "anymore": "any more", "am": "m",
}  # fmt: skip

# Words that change nothing here; they are left out before the phrases are looked for.
FILLING = word_set(
    """
    juste vraiment tellement trop seulement simplement souvent toujours parfois encore meme grave tres franchement
    just really only so still honestly actually even often sometimes always regularly physically
    """
)

# Words in capitals stand for these in the phrases. "|" is a mark between words, or an end.
PARTS = {
    # what people also "die of", "live in", "are beaten at"
    "LIGHTLY": r"(?! (?:de(?! toute| suite)|d|moins|plus|chez|comme|vieux|vieille|dignement|que|plutot|avec|sur|avant"
    r"|en(?! paix)|a (?:la maison|domicile)|pour (?:la|le|l|mon|ma|ce)|dans(?! mon sommeil)|l|la|le|les|une?|des"
    r"|laughing|for|of|from|at|on|with|knowing|happy|old|than|before|a|trying|rich|in(?! my sleep)) )",
    "SOMEHOW": r"(?! (?:en|au|aux|avec|ici|chez|seule?|loin|ce|cette|sur|pres|ensemble|la(?! [|])|le|l|les|une?|des|de"
    r"|d|que|autrement|chere|du(?! tout)|a(?! cause)|dans(?! ce monde [|])|comme(?! ca [|])"
    r"|sans(?! (?:elle|lui|toi|mon|ma) )|in(?! this world)|with|at|on|like|near|alone|there|far|off|next|under|by|here"
    r"|as|somewhere|without (?:a|the)) )",
    "MILD": r"(?! (?:par (?:sa|son|ses|leur)|que|comme|sur|dans le?|une?|des|le|la|les|aux|a plate|a la porte"
    r"|froid|au(?! visage| ventre)|at|to (?:it|the)|by an?|by the|as|up (?:for|on|with)"
    r"|with (?:her|his|their|the)|in the (?:race|game|final)) )",
    "TOPIC": r"(?! (?:des|de|du|d|chez|comme|en|prevention|in|among|rates|as) )",
    "STOP": r"(?= (?:[|]|et|mais|car|parce|a cause|maintenant|ce soir|pour de bon|and|but|because|i|je"
    r"|j|please|now|tonight|today) )",
    # the writer
    "WANT": r"(?:(?:je|j) (?:veux|voudrais|aimerais|souhaite|prefere|prefererais)|(?:j ai|[|]) envie de?"
    r"|[|] veux)(?: que| plus que tout| tout)?",
    "WILL": r"(?:WANT|(?:je|[|]) vais|je (?:compte|dois)|je pense (?:a|de))",
    "WISH": r"(?:i|[|])(?: d)? (?:want to|want 2|wish to|wish i could|would like to|like to|need to|rather)",
    "SHALL": r"(?:WISH|i (?:will|ll|might|should|m going to)|[|] going to|(?:thinking|think|thought) (?:of|about))",
    "ONESELF": r"(?:me suicide[rz]?|me pendre|me flinguer|me tirer une balle|m ouvrir les veines|me mutiler"
    r"|me scarifier|me foutre en l air|me jeter (?:sous|par|du|d un|dans le vide)|me couper les veines"
    r"|mettre fin a (?:mes jours|ma vie)TOPIC)",
    "KILL": r"(?:ONESELF|me tue[rz]?(?! (?:a|au|le) )|me faire du mal|me couper(?: (?:les bras|la peau)| (?=[|])))",
    "HANG": r"(?:(?:kill|killing|hang|hanging|hurt|hurting|harm|harming|cut|cutting|unalive) my ?self"
    r"(?! (?:off|some|with the|on (?:a|the|my)|while|laughing|working|with work|trying|over) )"
    r"|(?:end|ending|take|taking) my (?:own )?life"
    r"|(?:end|ending) it allSTOP|slit my wrists)",
    # those who hurt
    "KIN": r"(?:mari|conjoint|copain|copine|compagnon|compagne|mec|ex|femme|pere|mere|frere|soeur|fils|fille|oncle|ami"
    r"|parents|patron|voisin|cousin|tuteur|daron)",
    "SHE": r"(?:ils?|elles?|on|quelqu un|papa|maman|(?:mon|ma|mes) (?:\w+ )?KIN(?: qui)?)",
    "MAN": r"(?:OTHER|girlfriend|wife|mother|mum|mom|son|parents)",
    "OTHER": r"(?:husband|boyfriend|bf|partner|ex|father|dad|stepdad|stepfather|brother|uncle|boss)",
    "HE": r"(?:he|she|they|someone|dad|mum|mom|my (?:\w+ )?MAN(?: who)?)(?: keeps| is| are| s)?",
    # those at home with the writer: who hits them is there now
    "KIDS": r"(?:(?:mes|nos|mon|ma|notre) (?:\w+ )?(?:enfants?|fils|filles?|gosses?|gamine?s?|bebe|petite?s?|frere"
    r"|soeur|mere)|maman)",
    "CHILD": r"(?:my|our|the) (?:\w+ )?(?:kids?|children|child|sons?|daughters?|baby|boys?|girls?|brother|sister|mum"
    r"|mom|mother)",
    "BEATS": r"(?:hits|hitting|beats|beating|punches|slaps|chokes|choking|kicks|kicking|hurts|hurting|rapes|abuses)",
    "WORTH": r"(?:envie|gout|force|raisons?|courage)",
    "PILLS": r"(?:medicaments|medocs|cachets|comprimes|somniferes|pills|tablets|meds|painkillers|paracetamol)",
    "BLOWS": r"(?:frappe|tape|cogne|tabasse|viole|etrangle|gifle|maltraite|violente)",
}


# Said of now, by the writer.
NOW = r"""
    WANT (?:mourir|crever|etre morte?)LIGHTLY
    je serai[st] (?:\w+ )?mieux morte?|mieux (?:si j etais|que je sois) morte?
    (?:j ai|n ai|[|]) plus (?:de )?gout a (?:la vie|rien)
    la vie ne vaut (?:plus|pas) (?:la peine|le coup)(?: d etre vecue?)?STOP
    je vais mourir (?:ce soir|cette nuit|demain)
    WILL KILL
    je me (?:suicide|scarifie|mutile|fais du mal(?! (?:au|aux|a) )|coupe (?:les (?:veines|bras)|le bras|expres|la peau))
    (?:j ai|n ai|[|]) (?:plus|pas|aucune?)(?: du tout| aucune?| d| l| le| la| de)* WORTH (?:de|d) vivreSOMEHOW
    (?:je|[|])(?: ne)? (?:veux|voudrais|peux|supporte) (?:plus|pas) (?:de )?vivreSOMEHOW
    (?:je|[|])(?: ne)? (?:veux|voudrais|peux|supporte) (?:plus|pas) (?:exister|etre (?:la|en vie))STOP
    (?:je|j)(?: (?:ne|n|en|suis|ai|peux))* (?:plus|marre|assez|fatiguee?|lasse) de (?:vivre|la vie|ma vie)SOMEHOW
    WILL en finir(?:STOP| avec (?:la vie|ma vie|cette vie|moi|tout(?: ca)?)STOP)
    [|] en finir avec la vie [|]
    ma vie (?:(?:n )?a (?:plus|pas|aucun)(?: aucun| de)? sens|(?:ne )?(?:sert a|vaut plus|vaut) rien)
    (?:j ai|mes)(?: des| de| les| plein)* (?:idees|pensees|envies|pulsions) (?:suicidaires?|noires|de suicide)
    je suis suicidaire
    je (?:pense|songe) (?:au suicide|a mourir)TOPIC
    (?:tout le monde|ils|elles|enfants|famille|parents|le monde) (?:serai|irai|vivrai)(?:en)?t (?:\w+ )?mieux sans moi
    (?:ne plus|ne pas|jamais)(?: jamais)? me reveiller(?! (?:a|tot|au|avec|la|chaque|en) )
    WANT disparaitre(?:STOP| a jamais| pour toujours)
    (?:avale|pris|avaler|prendre) (?:toutes|tous|plein|trop|une boite|la boite)(?: les| mes| de| d)* PILLS
    SHE (?:me|nous) (?:BLOWS(?:nt)?|bat|battent)MILD
    SHE (?:BLOWS(?:nt)?|bat|battent|fait du mal a|fait mal a|est violente? (?:avec|envers))(?: aussi)? (?:KIDS)MILD
    SHE (?:me|nous) menace(?:nt)?(?:STOP| (?:avec|de (?:mort|me|m)|tous))
    je suis (?:menacee?(?: de mort| par (?:mon|ma)|STOP)|une femme battue)
    je suis (?:battue?|frappee?)(?:STOP| par (?:mon|ma|mes))
    je recois des menaces
    je me fais (?:frapper|battre|violer|tabasser|taper|cogner|menacer)MILD
    je (?:suis victime de|subis des|vis des) (?:violences?|coups)(?:STOP| (?:conjugales|physiques|chez|de (?:mon|ma)))
    mon KIN est violent|(?:il|elle|qui) est violente? (?:avec|envers) moi
    je suis en danger(?:STOP| (?:de mort|immediat|chez|ici|la|avec|a la maison))
    ma vie est en danger
    je (?:ne )?suis (?:plus|pas) en securite(?:STOP| (?:chez|ici|avec))
    j ai peur (?:de (?:mon|ma) KIN|de rentrer (?:chez moi|a la maison)|qu (?:il|elle) (?:me|revienne|rentre))STOP
    WISH (?:die|be dead)LIGHTLY
    (?:i|[|]) wish i (?:was|were|had) (?:dead|never been born|never woken)
    (?:SHALL|WISH|urge to|i keep|i m|i self harm|feel like) (?:HANG|kms)
    (?:[|]|i|lol) kms [|]
    (?:i|m|feel|feeling|been) suicidal
    i (?:don t|do not) (?:want to|wish to) (?:live|exist|be alive|be here any more(?! than))SOMEHOW
    i (?:don t|do not) (?:want to|wish to) wake up(?:STOP| ever| any more| tomorrow)
    i (?:have|ve|see|ve got)(?: \w+)? (?:no|any|the|my) (?:reason|will) to (?:live|go on)(?! (?:filling|doing) )SOMEHOW
    i m (?:tired|sick|done|fed up) (?:of|with) (?:living|life|being alive)SOMEHOW
    (?:thinking|think) (?:about|of) (?:suicide|dying|death)(?: (?:a lot|all|every|lately)|STOP)
    (?:i|ve|having|my)(?: (?:have|m|keep|been|having|get|got|these|some|constant))* suicidal thoughts
    (?:everyone|everybody|world|they|kids|family|children)(?: (?:would|d|will|ll|is|are|be))* better(?: off)? without me
    i (?:would be|d be|m) better off dead
    never(?: \w+)? wake upSTOP
    i cut myself(?= (?:every|again|on purpose|at night|when|[|]) )
    i(?: ve been| m| keep| have been)? self harm(?:ing)?
    i (?:have|ve got) nothing(?: left)? to live for
    (?:there (?:is|s)|i see|i have|ve got|[|]) no (?:point|reason) (?:in living|to live|to go on)SOMEHOW
    i (?:\w+ )?(?:took|taken|swallowed) (?:all|too many|a \w+ of|a whole \w+ of)(?: \w+)?(?: \w+)? PILLS
    HE BEATS meMILD
    HE (?:threatens|threatening|abusing|strangling) meMILD
    HE BEATS (?:CHILD)MILD
    i m (?:being|getting) (?:hit|beaten|abused|threatened|stalked|raped|attacked)
    i get (?:hit|beaten)(?: up)? (?:at home|by my|every)
    i m(?: immediate| great)* in(?: immediate| great| real)* danger(?! of(?! dying| being))
    i (?:don t feel|m not) safe(?:STOP| (?:at home|with|here))
    my life is in danger
    i m (?:scared|afraid|terrified) (?:of (?:him|my MAN)|to go (?:back )?home)
    """
# Said to the writer, or of them, by somebody else: "il a dit qu'il va me tuer" is no quotation.
THREATS = r"""
    SHE (?:(?:va|vont|veux|veulent|essaie|continue|recommence|vient|menace|arrete)(?: pas)?(?: a| de)? )me BLOWSrMILD
    (?:ils?|elles?|on|quelqu un|mon (?:\w+ )?KIN) (?:va|vont|veux|veulent) me tuer
    (?:qu|si) (?:il|elle) me tue
    (?:ils?|mon (?:\w+ )?KIN) (?:va|vont|veux|veulent|menace de) (?:tuer|frapper|BLOWSr) (?:KIDS)MILD
    (?:on m a|m a|me|menaces) menacee? de mort|menaces de mort contre moi|menace de me (?:tuer|frapper)
    (?:he|they|my (?:\w+ )?OTHER)(?: is| are| s| re)? (?:going to|will|ll|wants? to|trying to|might) (?:kill|hurt) me
    (?:he|they|my (?:\w+ )?OTHER)(?: is| are| s)? (?:going to|will|ll|threatens to) (?:kill|hurt) (?:CHILD)
    (?:he|she|they|my MAN)(?: has| just| s)? (?:threatened|threatens|threatening|tried) to (?:kill|hurt|hit|beat) me
    """
# May be long over: these count unless the words around say so.
LATELY = r"""
    (?:je voulais|j ai voulu|j avais envie de|j ai failli) mourirLIGHTLY
    (?:essaye|tente|failli|voulais|voulu|envie|pensais?)(?: de| a| d)* me tuer
    j ai (?:fait|refait) une (?:tentative de suicide|ts)
    j ai (?:pense au suicide|eu des (?:idees|pensees) (?:noires|suicidaires))TOPIC
    (?:SHE (?:m a|ma)|on m a) (?:BLOWSe?|battue?|menacee? avec)MILD
    SHE a (?:BLOWSe?|battue?) (?:KIDS)MILD
    j ai ete (?:battue?|frappee?|violee?|tabassee?|menacee?)MILD
    i wanted to dieLIGHTLY
    i(?: have| ve)? attempted suicide
    HE (?:hit|beat|punched|slapped|choked|kicked|raped|abused|attacked|strangled|hurt) meMILD
    HE (?:hit|beat|punched|slapped|choked|kicked|raped|abused|hurt) (?:CHILD)MILD
    i (?:was|got|ve been|have been) (?:raped|beaten(?: up)?|strangled|threatened)MILD
    """
ONESELF = "ONESELF|HANG"
PAST = r"""
    il y a (?:\w+ )*(?:ans?|mois|annees)
    a l epoque|quand j (?:etais|avais)|a (?:\d+|l age de \d+) ans|pendant (?:\w+ )+(?:ans|annees)
    autrefois|dans ma jeunesse|adolescente?|ado|enfant|plus jeune|(?:m en suis|en suis) sortie?
    (?:aujourd hui|maintenant|depuis) (?:je (?:vais|suis|m)|j (?:aide|anime|accompagne|interviens))
    (?:years|months) ago|long ago|back then|when i was|as a (?:child|teenager|kid|teen)|at (?:\d+|the age of)|aged \d+
    in my (?:youth|teens|twenties)|for (?:\w+ )?years|these days i|now i (?:help|run|lead|m|support)
    """
RECENT = r"""
    hier|ce matin|cette nuit|ce soir|cette semaine|tout a l heure|yesterday|last night|tonight|again
    this (?:morning|week|evening)|today|right now
    """
# What stands directly before words that are somebody else's, or denied.
REPORTED = (
    r"(?<! ai)(?<! i) (?:dit|disait|disent|disaient|disant|ecrit|ecrivent|raconte|confie|repond|repondu|avoue|pensent"
    r"|entends?|crie|said|told|says?|tells|wrote|writes?|saying|heard|hear"
    r"|(?:phrases|messages|mots|choses|propos|things|words) (?:comme|like))"
    r"(?: (?:que|qu|un jour|that|once|one day|me|us|[|]))* $"
)
DENIED = (
    rf"{REPORTED}|(?<! arrete) (?:pas|jamais|sans|not|never|don t|without|won t|wouldn t)"
    r"(?: (?:de|a|d|l|envie|idee|voulu|essaye|pense|penser|want|to|going|think|thought|about|of|tried|trying|would))* $"
)
