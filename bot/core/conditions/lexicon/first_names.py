"""First names, to recognise "first name + surname". Frequent ones in France and in English-speaking countries, of many
origins; those that are also ordinary words (Rose, Mark, Paris, Grace, Will...) count like the others, since a surname with a capital must follow.
"""

FIRST_NAMES = """
adam adele adrien adrian agathe agnes ahmed aicha aissa aissatou alain alan albert alex alexandra alexandre alexander alexis alfred ali alice aline alison amadou
amanda amandine ambre amel amelia amelie amina aminata amine amir amy ana anais andre andrea andrew andy angela angelique anita ann anna annabelle anne annick annie anthony antoine
antoinette antonio ariane armand arnaud arthur assia astrid aude audrey auguste aurelia aurelie aurelien austin awa axel axelle ayoub aziz baptiste barbara barry bastien beatrice ben benedicte
benjamin benoit bernadette bernard bertrand beth betty bilal blaise blandine bob boris boubacar brahim brandon brenda brian brigitte bruno bryan camille candice carine carl carla carlos carmen carol
carole caroline catherine cathy cecile cedric celia celine chantal charlene charles charlie charlotte chloe chris christelle christian christiane christina christine christophe christopher claire clara clarisse
claude claudia claudine clemence clement clementine clive coline colette colin corentin corinne craig cyril cyrille daisy damien dan daniel daniela daniele danielle danny daphne dario dave david dean deborah debbie
delphine denis denise derek diana diane diego dieudonne dimitri djamila dominique donald donna doris dorothee douglas driss duncan dylan eddy edith edmond edouard edward elena eleonore eliane elias elie
elisa elisabeth elise eliza elizabeth ella elliot elodie eloise elsa emeline emile emilie emily emma emmanuel emmanuelle enzo eric erik erika ernest erwan esteban estelle esther ethan etienne eugene eva evan eve evelyne
fabien fabienne fabrice fadila faiza fanny farah farid farida fatiha fatima fatma fatou fatoumata faustine felix fernand fernando fiona flavie flora florence florent florian fouad franck francis francisco francois francoise frank
fred frederic frederique gabriel gabrielle gaelle gael gaetan gareth gary gaspard gaston gautier gemma genevieve geoffrey geoffroy george georges georgina gerald geraldine gerard germaine ghislaine gilbert gilles gina giovanni giselle gladys
glenn gloria gordon grace graham gregoire gregory greta guillaume gustave guy gwenaelle gwen habib hadrien hakim halima hamid hannah harold harriet harry hassan hawa heather hector heidi helen helena helene henri henry herve hicham
hilary honore houria howard hubert hugh hugo hugues ian ibrahim ibrahima ida idriss ilyes imane ines ingrid irene iris isaac isabel isabelle isaure ismael ivan jack jackie jacob jacqueline jacques jade jake jamal james jamie jan jane
janet janice jason jasmine jean jeanne jeannine jeff jennifer jenny jeremie jeremy jerome jess jesse jessica jill jim joan joanna joanne joao joel joelle joey johan johann john johnny jonas jonathan jordan jorge jose joseph josephine josette joshua
josiane joy joyce juan jude judith judy jules julia julian julie julien juliette justin justine kader kamel karen karim karima karine kate katherine kathleen kathy katia katie kelly ken kenneth kenza kevin khadija khaled kim kirsty kyle
laetitia lara latifa laura laure laurence laurent lauren laurie lea leila lena leo leon leonard leonie leslie lewis liam lila lilian liliane lily lina linda lionel lisa lise lise louis louisa louise loic lola luc luca lucas lucie lucien lucienne lucile lucy
ludovic luis luke lydia lydie lynn mael maeva magali magalie maggie mahmoud maite malcolm malik malika mamadou manon manuel manuela marc marcel marceline marcelle marco marcus margaret margaux margot marguerite maria mariama mariam marianne
marie marilyn marina marine mario marion marise marjorie mark marlene marta martha martial martin martine mary maryam maryline maryse maryvonne mathias mathieu mathilde mathis matt matteo matthew matthias matthieu maud maureen maurice max maxence
maxime may maya megan mehdi melanie melissa mercedes meriem michael michel michele micheline michelle mickael miguel mike milan mireille miriam mohamed mohammed moise molly mona monica monique morgan morgane mouna mourad moussa muriel mustapha
myriam nabil nadege nadia nadine naima nancy naomi nassim natacha natalie nathalie nathan nawel neil nelly nicholas nick nicola nicolas nicole nigel nina noah noe noel noelle noemie nora norbert norman nour odette odile olga oliver olivia olivier omar oscar oumar
oumou ousmane owen pablo paola pascal pascale pat patrice patricia patrick paul paula paule paulette pauline pedro peggy penelope penny perrine pete peter phil philip philippa philippe pierre pierrick priscilla quentin rachel rachid raja ralph ramona
raoul raphael raphaelle raymond raymonde rebecca regine regis reine remi remy renaud rene renee rhys ricardo richard rita robert robin roberto rodolphe rodrigue roger roland romain romane ron rosa rosalie rose rosemary roy ruben russell ruth ryan
sabine sabrina sacha said salah salim salima sally salome sam samantha samia samir samira samuel samy sandra sandrine sandy sara sarah saskia scott sean sebastian sebastien selim selma serena serge severine shane shannon sharon shaun sheila shirley sidonie
simon simone slimane sofia sofiane solange solene sonia sophia sophie souad soufiane stacey stan stanislas stella stephane stephanie stephen steve steven stuart sue susan suzanne suzie sybille sylvain sylvaine sylvette sylvia sylvie tamara tanguy tania
tara tariq tatiana ted terence teresa terry thea theo theodore theophile theresa therese thibaud thibault thibaut thierry thomas tim timothee timothy tina tobias toby tom tony tracey tracy trevor tristan ulysse ursula valentin valentine valerie vanessa vera
veronique vicky victor victoria victorien vincent viola violaine violette virginie vivian viviane vivien wahiba walter wanda warren wassim wayne wendy wilfried will william willy xavier yacine yann yannick yasmina yasmine yassine yoann yohan yolande youcef
youssef yusuf yvan yves yvette yvon yvonne zachary zahra zakaria zara zineb zoe zohra
"""
