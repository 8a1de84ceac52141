// Lists of names and words that tell how a name is built. They hold the commonest ones only: whoever is not served by
// them writes `sort:`.

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Letters without marks, in lower case: `Nguyễn` → `nguyen`. */
export function plainWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

export const vietnameseFamilies = words(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong mai lam trinh doan dao ha luu',
);

export const chineseFamilies = words(
  'wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng ' +
    'yu dong xiao cheng cao yuan deng shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ' +
    'ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian ' +
    'yin chang wen mo ouyang situ chan wong cheung leung tsai hsu chiang chou',
);

export const koreanFamilies = words(
  'kim lee park choi jung jeong kang cho jo yoon yun jang lim im han oh seo shin sin kwon hwang ahn an song yoo yu ryu hong ' +
    'moon mun ko go bae baek nam noh roh ha heo hur sung seong cha joo min jin',
);

export const hungarianGiven = words(
  'adam agnes akos andras andrea aniko anna antal arpad attila balazs balint barbara bela bence boglarka csaba csilla daniel ' +
    'david denes dora edit elemer emese endre erika erzsebet eszter eva ferenc fruzsina gabor gabriella gergely gergo ' +
    'geza gyorgy gyozo gyula hajnalka ildiko ilona imre istvan ivan janos jolan jozsef judit julia kalman karoly kata katalin ' +
    'kinga klara krisztina krisztian lajos laszlo levente lilla lorant margit maria mark marta mate matyas mihaly miklos ' +
    'monika nandor nikolett noemi nora norbert orsolya otto pal peter reka rita robert sandor sara szabolcs szilvia tamas ' +
    'tibor timea tunde vera veronika viktor viktoria zita zoltan zsofia zsolt zsuzsanna',
);

/** Family names that nobody in Spain or Latin America has as a second given name. */
export const spanishFamilies = words(
  'aguilar alonso alvarez arias benitez blanco bravo cabrera calderon camacho campos cano carrasco castillo castro cervantes ' +
    'contreras cordoba cortes cruz delgado diaz diez dominguez duran escobar espinosa esteban estrada fernandez ferrer flores ' +
    'fuentes gallardo gallego garcia garrido gil gimenez gomez gonzalez guerrero gutierrez guzman hernandez herrera herrero ' +
    'hidalgo ibanez iglesias jimenez leon lopez lorenzo lozano marin marquez martinez medina mendez mendoza molina montero ' +
    'mora morales moreno moya munoz navarro nieto nunez ortega ortiz parra pascual pastor pena perez prieto quintana ramirez ' +
    'ramos rey reyes rios rivas rivera rodriguez rojas roman romero rubio ruiz saez salazar sanchez santana santiago santos ' +
    'sanz serrano silva soler solis soto suarez torres trujillo valdez vargas vazquez vega velasco velazquez vera vicente ' +
    'vidal vidales villanueva zamora zapata',
);

/** Second given names of Spanish: after one of these only the last word is a family name. */
export const spanishSecondGiven = words(
  'alberto alejandra alejandro alfonso alfredo andrea andres angel angela antonia antonio armando arturo beatriz carlos ' +
    'carmen carolina catalina cecilia cristina daniel david eduardo elena emilia enrique ernesto esperanza esteban eugenia ' +
    'felipe fernanda fernando francisco gabriel gabriela gloria guadalupe guillermo gustavo hugo ignacio ines isabel javier ' +
    'jesus joaquin jorge jose juan juana julia julian julio laura leticia lucia luis luisa manuel marcela marcos margarita ' +
    'maria mariana mario marta martin mercedes miguel nicolas orlando oscar pablo patricia pedro pilar rafael ramon raquel ' +
    'raul ricardo roberto rocio rodrigo rosa rosario ruben salvador sandra santiago sara sebastian sergio silvia sofia teresa ' +
    'tomas valentina vicente victor victoria',
);

/** Given names that are known all over the world, as a sign that a name is not built in the way of a country. */
export const westernGiven = words(
  'adam alan alex alice amy andrew angela ann anna anne anthony barbara ben bob brian caroline catherine charles charlotte chris ' +
    'christian christine claire claudia clara daniel david diana edward elizabeth ellen emily emma eric eva frank fred george ' +
    'grace hanna hannah harry helen henry ian jack jacob james jan jane jason jean jennifer jessica jim joan joe john jonas jonathan ' +
    'joseph julia julie karen karl kate katherine kevin laura lea lena linda lisa louis lucy luke maria marie mark martin mary ' +
    'matthew max michael mike nicholas nina oliver olivia patrick paul peter philip rachel rebecca richard robert robin roger ' +
    'rose ruth sam sandra sara sarah simon sophia sophie stefan stephen steven susan thomas tim tom victoria walter will william',
);
